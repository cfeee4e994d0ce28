module "network" {
  source = "terraform-aws-modules/vpc/aws"
  ver
}

variable "stage" {
  type = string
}
