# Settings of the module.
terraform {
  required_version = "~> 1.9.0"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.0, < 7.0"
    }
    random = { source = "hashicorp/random", version = "3.6.2" }
  }

  backend "s3" {}
}

provider "aws" {
  region = var.region

  default_tags {
    tags = local.tags
  }
}

module "network" {
  source  = "terraform-aws-modules/vpc/aws" // behind a value
  version = "~> 6.0"

  name            = "shop-${var.stage}"
  cidr            = "10.0.0.0/16"
  azs             = slice(data.aws_availability_zones.all.names, 0, 3)
  private_subnets = [for i in range(3) : cidrsubnet("10.0.0.0/16", 4, i)]
  subnets_by_zone = { for z in var.zones : z => upper(z)... if z != "" }
  enable_nat      = true
  peers           = []
  extra           = null
  weights         = [1, 2.5, -3, 1.5e3, 1e5, 2E+3, 4e-2, -1e1]
  nested          = { a = { b = [{ c = "d" }, "e"] }, "quoted key" : 1, 7 = "seven", (var.k) = 2, "t-${var.x}" = 3 }

  providers = {
    aws.main = aws.west
  }
}

/* a comment
   module "not-there" { source = "x" }
*/
resource aws_instance "web" {
  count         = var.enabled ? 1 : 0
  ami           = "ami-0123"
  instance_type = (var.large ? "m7i.large" : "t4g.small")
  all_ids       = aws_subnet.private[*].id
  old_ids       = aws_subnet.private.*.id
  first         = aws_subnet.private.0.id
  not           = !var.flag
  sum           = 1 + 2 * var.n - (3 % 2)
  ok            = var.a == 1 && var.b != "" || var.c >= 2
  user_data = <<-EOT
    #!/bin/sh
    resource "not" "there" {
    echo ${var.greeting} %{ if var.loud }LOUD%{ endif }
  EOT
  plain = <<EOT
no interpolation
EOT

  dynamic "ebs_block_device" {
    for_each = var.disks
    iterator = disk
    content {
      device_name = disk.value["name"]
    }
  }
  lifecycle { prevent_destroy = true }
  ebs {}
  ebs {
    size = 20
  }
}
