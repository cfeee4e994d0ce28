# The shop's cluster.
provider "scaleway" {
#@ 0 8 tf-backend-remote-missing
  region = "fr-par"
}

terraform {
  backend "http" {
    address        = "https://state.example.com/terraform"
    lock_address   = "https://state.example.com/terraform/lock"
    unlock_address = "https://state.example.com/terraform/lock"
  }
}
