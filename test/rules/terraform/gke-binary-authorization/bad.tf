resource "google_container_cluster" "main" {
#@ 0 42 gke-binary-authorization
  name = "main"
}
