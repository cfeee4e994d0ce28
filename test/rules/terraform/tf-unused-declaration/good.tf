locals {
  region = "eu-central-1"
}

output "region" {
  value = local.region
}

variable "zones" {
  type = list(string)
}

data "aws_region" "current" {}

resource "aws_subnet" "main" {
  for_each          = toset(var.zones)
  availability_zone = "${data.aws_region.current.name}${each.key}"
}

data "archive_file" "bundle" {
  type        = "zip"
  source_dir  = "${path.module}/bundle"
  output_path = "${path.module}/bundle.zip"
}
