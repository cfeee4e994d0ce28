resource "aws_eks_cluster" "main" {
#@ 0 33 eks-control-plane-logging
  name                      = "main"
  enabled_cluster_log_types = ["api", "audit", "authenticator", "controllerManager", "scheduler"]
}
