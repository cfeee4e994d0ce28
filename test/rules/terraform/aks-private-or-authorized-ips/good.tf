resource "azurerm_kubernetes_cluster" "main" {
  name = "main"
  private_cluster_enabled = true
}
