resource "google_container_node_pool" "main" {
  cluster = "main"

  node_config {
    machine_type    = "e2-standard-4"
    service_account = google_service_account.nodes.email
  }
}
