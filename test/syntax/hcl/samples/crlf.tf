terraform {
  required_version = ">= 1.6"
  cloud {
    organization = "shop"
  }
}

locals {
  list = [
    "a",
    "b", # last
  ]
}
