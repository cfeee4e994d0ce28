resource "aws_eks_cluster" "main" {
#@ 0 33 eks-secrets-encryption
  name = "main"

  encryption_config {
    provider {
      key_arn = "arn:aws:kms:eu-central-1:123456789012:key/eks"
    }
  }
}
