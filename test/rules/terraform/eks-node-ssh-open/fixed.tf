resource "aws_eks_node_group" "main" {
  cluster_name = "main"

  remote_access {
# ^^^^^^^^^^^^^ eks-node-ssh-open
    ec2_ssh_key               = "ops"
    source_security_group_ids = ["sg-0123456789abcdef0"]
  }
}
