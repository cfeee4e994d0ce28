resource "google_container_cluster" "main" {
#@ 0 42 gke-release-channel
  name = "main"

  release_channel {
    channel = "REGULAR"
  }
}
