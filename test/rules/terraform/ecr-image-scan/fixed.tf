resource "aws_ecr_repository" "web" {
#@ 0 35 ecr-image-scan
  name = "web"

  image_scanning_configuration {
    scan_on_push = true
  }
}
