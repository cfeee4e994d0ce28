terraform {
  required_providers {
    aws = {
#   ^^^ tf-required-providers-unpinned
      source = "hashicorp/aws"
      version = "~> 6.0"
    }

    random = {
      source  = "hashicorp/random"
      version = "~> 3.7"
    }
  }
}

resource "random_id" "main" {
#@ 0 27 tf-required-providers-unpinned
  byte_length = 4
}
