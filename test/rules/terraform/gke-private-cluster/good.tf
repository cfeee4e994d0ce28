resource "google_container_cluster" "main" {
  name = "main"

  private_cluster_config {
    enable_private_nodes = true
  }
}
