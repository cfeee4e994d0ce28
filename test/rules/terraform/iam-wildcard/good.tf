resource "aws_iam_policy" "deploy" {
  policy = jsonencode({
    Statement = [{
      Effect   = "Allow"
      Action   = ["s3:GetObject", "s3:PutObject"]
      Resource = "arn:aws:s3:::deploy/*"
    }]
  })
}

resource "aws_iam_policy" "denied" {
  policy = jsonencode({
    Statement = [{ Effect = "Deny", Action = "*", Resource = "*" }]
  })
}

resource "aws_iam_policy" "tagged" {
  policy = jsonencode({
    Statement = [{ Effect = "Allow", Action = "ec2:*", Resource = "*", Condition = { StringEquals = { "aws:ResourceTag/team" = "shop" } } }]
  })
}

resource "aws_iam_policy" "elsewhere" {
  policy = var.policy
}
