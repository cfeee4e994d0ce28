resource "aws_iam_policy" "deploy" {
  policy = jsonencode({
    Statement = [{
      Effect   = "Allow"
      Action   = ["iam:PassRole"]
#                 ^^^^^^^^^^^^^^ iam-privilege-escalation
      Resource = "*"
    }]
  })
}
