resource "azurerm_kubernetes_cluster" "main" {
#@ 0 44 aks-network-policy
  name = "main"

  network_profile {
    network_policy = "cilium"
  }
}
