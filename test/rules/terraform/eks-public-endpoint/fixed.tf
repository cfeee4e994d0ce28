resource "aws_eks_cluster" "main" {
  name = "main"

  vpc_config {
    endpoint_public_access = false
#                            ^^^^ eks-public-endpoint
  }
}
