resource "google_container_cluster" "main" {
#@ 0 42 gke-control-plane-public
  name = "main"

  master_authorized_networks_config {
    cidr_blocks {
      cidr_block = "10.0.0.0/8"
    }
  }
}
