terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.31"
#               ^^^^^^^^^ tf-provider-version-unbounded
    }
  }
}

provider "aws" {}

terraform {
  required_providers {
    google = ">= 6.2"
#            ^^^^^^^^ tf-provider-version-unbounded
    azurerm = {
      source  = "hashicorp/azurerm"
      version = ">= 4.1.0, != 4.3.0, < 5"
    }
  }
}
