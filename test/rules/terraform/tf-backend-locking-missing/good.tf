terraform {
  backend "s3" {
    bucket       = "state"
    key          = "shop.tfstate"
    region       = "eu-central-1"
    use_lockfile = true
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

terraform {
  backend "s3" {
    bucket         = "state"
    key            = "a"
    dynamodb_table = "locks"
  }
}
