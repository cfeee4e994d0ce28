resource "google_storage_bucket" "media" {
  name     = "media"
  location = "EU"

  versioning {
    enabled = true
  }
}

resource "aws_s3_bucket" "media" {
  bucket = "media"
}

resource "aws_s3_bucket_versioning" "media" {
  bucket = aws_s3_bucket.media.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_logging" "media" {
  bucket        = aws_s3_bucket.media.id
  target_bucket = aws_s3_bucket.records.id
  target_prefix = "media/"
}

resource "aws_s3_bucket" "records" {
  bucket = "records"
}
