resource "google_container_cluster" "main" {
  name            = "main"
  logging_service = "none"
#                   ^^^^^^ gke-logging-monitoring
}
