terraform {
  required_version = ">= 1.6"

#@ 0 9 tf-required-version-missing
  required_providers {
    random = {
      source  = "hashicorp/random"
      version = "~> 3.6"
    }
  }
}
