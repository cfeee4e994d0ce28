resource "google_compute_subnetwork" "main" {
#@ 0 43 flow-logs-enabled
  name          = "main"
  ip_cidr_range = "10.2.0.0/16"
}

resource "aws_vpc" "main" {
#@ 0 25 flow-logs-enabled
  cidr_block = "10.0.0.0/16"
}

resource "azurerm_network_watcher_flow_log" "main" {
  enabled = false
#           ^^^^^ flow-logs-enabled
}
