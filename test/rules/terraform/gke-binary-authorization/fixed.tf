resource "google_container_cluster" "main" {
#@ 0 42 gke-binary-authorization
  name = "main"

  binary_authorization {
    evaluation_mode = "PROJECT_SINGLETON_POLICY_ENFORCE"
  }
}
