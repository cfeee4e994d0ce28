resource "azurerm_container_registry" "main" {
  name          = "main"
  admin_enabled = false
#                 ^^^^ acr-hardening
}
