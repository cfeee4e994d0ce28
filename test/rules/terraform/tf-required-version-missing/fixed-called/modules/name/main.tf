terraform {
  required_version = ">= 1.6"
}

resource "random_id" "name" {
#@ 0 8 tf-required-version-missing
  byte_length = 4
}
