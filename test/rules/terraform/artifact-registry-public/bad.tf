resource "google_artifact_registry_repository_iam_member" "web" {
  repository = "web"
  role       = "roles/artifactregistry.reader"
  member     = "allUsers"
#              ^^^^^^^^^^ artifact-registry-public
}
