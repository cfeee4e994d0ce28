resource "google_project" "main" {}
