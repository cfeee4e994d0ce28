resource "google_storage_bucket" "media" {
#@ 0 40 storage-encryption-versioning
  name     = "media"
  location = "EU"

  versioning {
    enabled = true
  }
}

resource "aws_s3_bucket" "media" {
#@ 0 32 storage-encryption-versioning
#@ 0 32 storage-encryption-versioning
  bucket = "media"
}

resource "aws_s3_bucket_versioning" "other" {
  bucket = aws_s3_bucket.other.id

  versioning_configuration {
    status = "Enabled"
#            ^^^^^^^^^^^ storage-encryption-versioning
  }
}

resource "google_storage_bucket" "off" {
  name = "off"

  versioning {
    enabled = true
#             ^^^^^ storage-encryption-versioning
  }
}
