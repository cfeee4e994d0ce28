resource "azurerm_kubernetes_cluster" "main" {
#@ 0 44 aks-sla
  name     = "main"
  sku_tier = "Standard"
}
