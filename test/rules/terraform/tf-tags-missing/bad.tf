resource "aws_s3_bucket" "logs" {
#@ 0 31 tf-tags-missing
  bucket = "logs"
}

resource "google_container_cluster" "main" {
#@ 0 42 tf-tags-missing
  name = "main"
}

resource "azurerm_resource_group" "main" {}
#@ 0 40 tf-tags-missing

resource "google_storage_bucket" "logs" {
  labels = {}
#          ^^ tf-tags-missing
  name   = "logs"
}
