resource "aws_s3_bucket" "Logs-Bucket" {
#@ 0 38 tf-naming-convention
  bucket = "logs"
}

variable "camelCase" {}
#@ 0 20 tf-naming-convention
