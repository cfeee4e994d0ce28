resource "azurerm_kubernetes_cluster" "main" {
#@ 0 44 aks-upgrade-channel
  name                      = "main"
  automatic_upgrade_channel = "patch"
}
