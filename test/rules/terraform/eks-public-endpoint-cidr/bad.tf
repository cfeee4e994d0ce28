resource "aws_eks_cluster" "main" {
  name = "main"

  vpc_config {
# ^^^^^^^^^^ eks-public-endpoint-cidr
    endpoint_public_access = true
  }
}
