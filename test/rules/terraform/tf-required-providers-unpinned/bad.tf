terraform {
  required_providers {
    aws = {
#   ^^^ tf-required-providers-unpinned
      source = "hashicorp/aws"
    }
  }
}

resource "random_id" "main" {
#@ 0 27 tf-required-providers-unpinned
  byte_length = 4
}
