resource "google_container_cluster" "main" {
#@ 0 42 gke-private-cluster
  name = "main"

  private_cluster_config {
    enable_private_nodes = true
  }
}
