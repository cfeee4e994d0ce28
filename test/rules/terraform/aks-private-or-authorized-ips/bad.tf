resource "azurerm_kubernetes_cluster" "main" {
#@ 0 44 aks-private-or-authorized-ips
  name = "main"
}
