resource "aws_s3_bucket" "logs" {
  bucket = "logs"
}

resource "aws_s3_bucket_public_access_block" "logs" {
  bucket                  = aws_s3_bucket.logs.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket" "handed_on" {
  bucket = "handed-on"
}

module "access" {
  source = "./access"
  bucket = aws_s3_bucket.handed_on.id
}

resource "google_storage_bucket_iam_member" "team" {
  member = "group:team@example.com"
}
