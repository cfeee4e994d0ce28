resource "google_iam_workload_identity_pool_provider" "github" {
#@ 0 62 oidc-trust-too-wide
  workload_identity_pool_id          = "ci"
  workload_identity_pool_provider_id = "github"
}

resource "aws_iam_role" "ci" {
  assume_role_policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRoleWithWebIdentity"
#                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ oidc-trust-too-wide
      Principal = { Federated = aws_iam_openid_connect_provider.github.arn }
      Condition = { StringEquals = { "token.actions.githubusercontent.com:aud" = "sts.amazonaws.com" } }
    }]
  })
}

resource "aws_iam_role" "open" {
  assume_role_policy = data.aws_iam_policy_document.open.json
#                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ oidc-trust-too-wide
}

data "aws_iam_policy_document" "open" {
  statement {
    actions = ["sts:AssumeRoleWithWebIdentity"]
    principals {
      type        = "Federated"
      identifiers = ["arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com"]
    }
    condition {
      test     = "StringLike"
      variable = "token.actions.githubusercontent.com:sub"
      values   = ["repo:*"]
    }
  }
}
