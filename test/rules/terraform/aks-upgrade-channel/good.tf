resource "azurerm_kubernetes_cluster" "main" {
  name = "main"
  automatic_upgrade_channel = "patch"
}
