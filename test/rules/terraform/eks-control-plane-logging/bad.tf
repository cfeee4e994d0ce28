resource "aws_eks_cluster" "main" {
#@ 0 33 eks-control-plane-logging
  name = "main"
}
