terraform {
  required_version = "~> 1.9.0"
}

resource "random_id" "name" {
  byte_length = 4
}
