resource "azurerm_kubernetes_cluster" "main" {
  name = "main"
}
