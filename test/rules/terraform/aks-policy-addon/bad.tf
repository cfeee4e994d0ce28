resource "azurerm_kubernetes_cluster" "main" {
#@ 0 44 aks-policy-addon
  name = "main"
}
