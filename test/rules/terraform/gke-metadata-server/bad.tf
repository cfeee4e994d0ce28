resource "google_container_node_pool" "main" {
  cluster = "main"

  node_config {
    workload_metadata_config {
      mode = "GCE_METADATA"
#            ^^^^^^^^^^^^^^ gke-metadata-server
    }
  }
}
