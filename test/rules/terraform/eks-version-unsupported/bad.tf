resource "aws_eks_cluster" "main" {
  name    = "main"
  version = "1.27"
#           ^^^^^^ eks-version-unsupported
}

resource "aws_eks_node_group" "main" {
  version = "1.33"
#           ^^^^^^ eks-version-unsupported
}
