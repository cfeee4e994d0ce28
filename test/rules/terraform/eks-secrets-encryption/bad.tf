resource "aws_eks_cluster" "main" {
#@ 0 33 eks-secrets-encryption
  name = "main"
}
