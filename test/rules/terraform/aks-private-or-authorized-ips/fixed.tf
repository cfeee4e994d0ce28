resource "azurerm_kubernetes_cluster" "main" {
#@ 0 44 aks-private-or-authorized-ips
  name = "main"

  api_server_access_profile {
    authorized_ip_ranges = ["203.0.113.0/24"]
  }
}
