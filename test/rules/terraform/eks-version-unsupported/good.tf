resource "aws_eks_cluster" "main" {
  name    = "main"
  version = "1.34"
}

resource "aws_eks_node_group" "newest" {
  version = "1.35"
}

resource "aws_eks_node_group" "same" {
  cluster_name = aws_eks_cluster.main.name
}

resource "aws_eks_cluster" "chosen" {
  version = var.kubernetes_version
}
