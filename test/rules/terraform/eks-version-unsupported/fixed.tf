resource "aws_eks_cluster" "main" {
  name    = "main"
  version = "1.35"
#           ^^^^^^ eks-version-unsupported
}

resource "aws_eks_node_group" "main" {
  version = "1.35"
#           ^^^^^^ eks-version-unsupported
}
