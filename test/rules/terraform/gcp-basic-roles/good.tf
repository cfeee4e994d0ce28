resource "google_project_iam_member" "deploy" {
  project = "shop"
  role    = "roles/run.developer"
  member  = "group:platform@example.com"
}

resource "google_project_iam_member" "given" {
  role   = var.role
  member = "serviceAccount:${google_service_account.app.email}"
}
