terraform {
  required_version = ">= 1.6"

  backend "local" {}
# ^^^^^^^^^^^^^^^ tf-backend-remote-missing
}

provider "azurerm" {
  features {}
}
