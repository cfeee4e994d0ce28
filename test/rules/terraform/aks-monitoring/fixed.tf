resource "azurerm_kubernetes_cluster" "main" {
#@ 0 44 aks-monitoring
  name = "main"

  oms_agent {
    log_analytics_workspace_id = "/subscriptions/…/workspaces/main"
  }
}
