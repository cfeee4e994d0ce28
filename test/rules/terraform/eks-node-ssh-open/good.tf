resource "aws_eks_node_group" "main" {
  cluster_name = "main"
}

resource "aws_eks_node_group" "limited" {
  remote_access {
    ec2_ssh_key               = "ops"
    source_security_group_ids = [aws_security_group.bastion.id]
  }
}
