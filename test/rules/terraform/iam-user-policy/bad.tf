resource "aws_iam_user_policy" "deploy" {
  user   = "deploy"
#          ^^^^^^^^ iam-user-policy
  policy = "{}"
}

resource "aws_iam_policy_attachment" "all" {
  users      = ["jane"]
#              ^^^^^^^^ iam-user-policy
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}
