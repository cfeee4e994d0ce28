terraform {
  backend "s3" {
# ^^^^^^^^^^^^ tf-backend-locking-missing
    bucket       = "state"
    key          = "shop.tfstate"
    region       = "eu-central-1"
    use_lockfile = true
  }
}

terraform {
  backend "s3" {
    bucket  = "state"
    key     = "shop.tfstate"
    use_lockfile = true
#                  ^^^^^ tf-backend-locking-missing
  }
}
