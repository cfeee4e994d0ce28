resource "azurerm_kubernetes_cluster" "main" {
  name = "main"
  sku_tier = "Standard"
}

data "azurerm_kubernetes_cluster" "main" {
  name = "main"
}
