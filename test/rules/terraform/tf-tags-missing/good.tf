resource "aws_s3_bucket" "logs" {
  bucket = "logs"
  tags   = { owner = "platform" }
}

resource "google_compute_disk" "a" {
  labels = var.labels
}

resource "azurerm_resource_group" "old" {
  count = 0
}
