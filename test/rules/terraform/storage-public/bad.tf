resource "aws_s3_bucket" "logs" {
#@ 0 31 storage-public
  bucket = "logs"
}

resource "aws_s3_bucket_public_access_block" "media" {
#@ 0 52 storage-public
#@ 0 52 storage-public
#@ 0 52 storage-public
  bucket            = aws_s3_bucket.media.id
  block_public_acls = false
#                     ^^^^^ storage-public
}

resource "aws_s3_bucket" "media" {
  bucket = "media"
  acl    = "public-read"
#          ^^^^^^^^^^^^^ storage-public
}

resource "azurerm_storage_container" "media" {
  name                  = "media"
  container_access_type = "blob"
#                         ^^^^^^ storage-public
}

resource "google_storage_bucket_iam_member" "all" {
  member = "allUsers"
#          ^^^^^^^^^^ storage-public
}

resource "aws_s3_bucket_policy" "media" {
  bucket = aws_s3_bucket.media.id
  policy = jsonencode({
    Statement = [{ Effect = "Allow", Principal = "*", Action = "s3:GetObject", Resource = "*" }]
#                                                ^^^ storage-public
  })
}
