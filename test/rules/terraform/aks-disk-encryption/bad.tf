resource "azurerm_kubernetes_cluster" "main" {
#@ 0 44 aks-disk-encryption
  name = "main"
}
