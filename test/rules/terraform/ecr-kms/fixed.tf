resource "aws_ecr_repository" "web" {
#@ 0 35 ecr-kms
  name = "web"

  encryption_configuration {
    kms_key = "arn:aws:kms:eu-central-1:123456789012:key/ecr"
  }
}
