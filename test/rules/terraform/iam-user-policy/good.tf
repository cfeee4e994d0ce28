resource "aws_iam_group_policy" "deploy" {
  group  = "deploy"
  policy = "{}"
}
