resource "aws_ecr_repository" "web" {
#@ 0 35 ecr-immutable-tags
  name = "web"
}
