locals {
  sizes = {
    small = 1
    large = 8
    small = 2
#   ^^^^^ tf-duplicate-map-key
  }
}

resource "aws_s3_bucket" "logs" {
  tags = merge(local.tags, {})
  a    = [{ x = 1, "x" = 2 }]
#                  ^^^ tf-duplicate-map-key
}
