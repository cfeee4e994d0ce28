resource "aws_ecr_repository" "web" {
#@ 0 35 ecr-kms
  name = "web"
}
