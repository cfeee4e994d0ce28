resource "google_project_iam_member" "deploy" {
  project = "shop"
  role    = "roles/editor"
#           ^^^^^^^^^^^^^^ gcp-basic-roles
  member  = "group:platform@example.com"
}

resource "google_project_iam_member" "default" {
  role   = "roles/logging.logWriter"
  member = "123-compute@developer.gserviceaccount.com"
#          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ gcp-basic-roles
}

resource "google_project_iam_binding" "engine" {
  role    = "roles/storage.objectViewer"
  members = ["serviceAccount:shop@appspot.gserviceaccount.com"]
#            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ gcp-basic-roles
}

resource "google_project_iam_member" "data" {
  role   = "roles/logging.logWriter"
  member = data.google_compute_default_service_account.main.id
#          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ gcp-basic-roles
}
