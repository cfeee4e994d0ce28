resource "aws_ecr_repository" "web" {
#@ 0 35 ecr-immutable-tags
  name                 = "web"
  image_tag_mutability = "IMMUTABLE"
}
