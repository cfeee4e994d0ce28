locals {
  region = "eu-central-1"
# ^^^^^^ tf-unused-declaration
}

variable "region" {
#@ 0 17 tf-unused-declaration
  type = string
}

variable "zone" {
  type = string
}

data "aws_caller_identity" "current" {}
#@ 0 36 tf-unused-declaration

output "zone" {
  value = "${var.zone}-a"
}
