resource "azurerm_container_registry" "main" {
  name = "main"
}
