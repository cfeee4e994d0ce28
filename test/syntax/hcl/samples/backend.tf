terraform {
  required_version = ">= 1.9, < 2.0"

  required_providers {
    aws = {
      source                = "hashicorp/aws"
      version               = "~> 6.0"
      configuration_aliases = [aws.replica]
    }
  }

  backend "s3" {
    bucket  = "shop-state"
    key     = "shop/terraform.tfstate"
    encrypt = true
  }
}
