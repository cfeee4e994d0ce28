resource "azurerm_kubernetes_cluster" "main" {
  name = "main"

  network_profile {
    network_plugin = "azure"
    network_policy = "cilium"
  }
}
