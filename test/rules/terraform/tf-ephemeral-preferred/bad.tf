resource "aws_db_instance" "main" {
  password = var.password
# ^^^^^^^^ tf-ephemeral-preferred
}

data "aws_eks_cluster_auth" "main" {
#@ 0 34 tf-ephemeral-preferred
  name = "main"
}
