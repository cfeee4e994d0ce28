terraform {
  backend "s3" {
# ^^^^^^^^^^^^ tf-backend-locking-missing
    bucket = "state"
    key    = "shop.tfstate"
    region = "eu-central-1"
  }
}

terraform {
  backend "s3" {
    bucket  = "state"
    key     = "shop.tfstate"
    use_lockfile = false
#                  ^^^^^ tf-backend-locking-missing
  }
}
