resource "google_container_cluster" "main" {
#@ 0 42 gke-vpc-native
  name = "main"
}
