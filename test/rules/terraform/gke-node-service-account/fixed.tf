resource "google_container_node_pool" "main" {
  cluster = "main"

  node_config {
# ^^^^^^^^^^^ gke-node-service-account
    machine_type    = "e2-standard-4"
    service_account = "nodes@example.iam.gserviceaccount.com"
  }
}
