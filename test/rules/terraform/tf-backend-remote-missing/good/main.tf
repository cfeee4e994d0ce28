terraform {
  required_version = ">= 1.6"

  backend "s3" {}
}

provider "aws" {
  region = "eu-central-1"
}
