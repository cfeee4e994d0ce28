resource "google_container_cluster" "main" {
  name = "main"

  master_authorized_networks_config {
    cidr_blocks {
      cidr_block = "10.10.0.0/16"
    }
  }
}
