resource "google_container_cluster" "main" {
#@ 0 42 gke-control-plane-public
  name = "main"
}
