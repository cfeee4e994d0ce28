terraform {
  required_version = ">= 1.6"

  backend "azurerm" {
    resource_group_name  = "terraform"
    storage_account_name = "terraformstate"
    container_name       = "state"
    key                  = "terraform.tfstate"
  }
# ^^^^^^^^^^^^^^^ tf-backend-remote-missing
}

provider "azurerm" {
  features {}
}
