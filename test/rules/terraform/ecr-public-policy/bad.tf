resource "aws_ecr_repository_policy" "web" {
  repository = "web"
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
#                 ^^^ ecr-public-policy
      Action    = "ecr:BatchGetImage"
    }]
  })
}
