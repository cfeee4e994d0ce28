resource "google_container_cluster" "main" {
  name = "main"

  ip_allocation_policy {
    cluster_secondary_range_name = "pods"
  }
}
