terraform {
  backend "s3" {
    bucket  = "state"
    key     = "shop.tfstate"
    region  = "eu-central-1"
    encrypt = true
  }
}

terraform {
  backend "s3" {}
}

terraform {
  backend "gcs" {
    bucket = "state"
  }
}
