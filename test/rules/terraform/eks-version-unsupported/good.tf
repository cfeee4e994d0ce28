resource "aws_eks_cluster" "main" {
  name    = "main"
  version = "1.34"
}
