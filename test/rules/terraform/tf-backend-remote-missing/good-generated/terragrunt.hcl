remote_state {
  backend = "azurerm"
}
