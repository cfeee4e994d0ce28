terraform {
  required_version = ">= 1.6"
}

resource "random_id" "name" {
  byte_length = 4
}
