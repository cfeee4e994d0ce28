resource "azurerm_kubernetes_cluster" "main" {
  name = "main"
  azure_policy_enabled = true
}
