resource "google_container_cluster" "main" {
#@ 0 42 gke-vpc-native
  name = "main"

  ip_allocation_policy {
  }
}
