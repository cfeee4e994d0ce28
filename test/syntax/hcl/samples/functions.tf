locals {
  merged = merge(var.tags, { Name = "web" })
  spread = max([1, 2, 3]...)
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["s3:GetObject"]
      Resource = "*"
    }]
  })
  file   = templatefile("${path.module}/user-data.sh", { name = var.name })
  scoped = provider::aws::arn_parse(var.arn)
}
