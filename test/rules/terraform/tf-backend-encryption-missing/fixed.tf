terraform {
  backend "s3" {
# ^^^^^^^^^^^^ tf-backend-encryption-missing
    bucket  = "state"
    key     = "shop.tfstate"
    region  = "eu-central-1"
    encrypt = true
  }
}

terraform {
  backend "s3" {
    bucket  = "state"
    key     = "shop.tfstate"
    encrypt = true
#             ^^^^^ tf-backend-encryption-missing
  }
}
