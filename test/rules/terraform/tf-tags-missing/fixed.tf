resource "aws_s3_bucket" "logs" {
#@ 0 31 tf-tags-missing
  bucket = "logs"
  tags   = { owner = "team" }
}

resource "google_container_cluster" "main" {
#@ 0 42 tf-tags-missing
  name            = "main"
  resource_labels = { owner = "team" }
}

resource "azurerm_resource_group" "main" {
  tags = { owner = "team" }
}
#@ 0 40 tf-tags-missing

resource "google_storage_bucket" "logs" {
  labels = { owner = "team" }
#          ^^ tf-tags-missing
  name   = "logs"
}
