terraform {
  backend "s3" {
# ^^^^^^^^^^^^ tf-backend-encryption-missing
    bucket = "state"
    key    = "shop.tfstate"
    region = "eu-central-1"
  }
}

terraform {
  backend "s3" {
    bucket  = "state"
    key     = "shop.tfstate"
    encrypt = false
#             ^^^^^ tf-backend-encryption-missing
  }
}
