module "network" {
  source  = "terraform-aws-modules/vpc/aws"
  version = "~> 6.0"
}

module "exact" {
  version = "20.31.0"
  source  = "app.terraform.io/shop/cluster/aws//modules/nodes"
}

module "local" {
  source = "./modules/queue"
}

module "parent" {
  source = "../../shared"
}

module "git" {
  source = "git::https://git.example.com/platform/network.git?ref=v1.4.0"
}

module "hosted" {
  source = "github.com/shop/terraform-network?ref=v1.4.0"
}

module "archive" {
  source = "https://releases.example.com/modules/network.zip"
}

module "bucket" {
  source = "s3::https://s3-eu-west-1.amazonaws.com/shop-modules/network.zip"
}

# The version may come from elsewhere.
module "variable" {
  source  = "terraform-aws-modules/vpc/aws"
  version = var.network_version
}

module "templated" {
  source = "registry.example.com/shop/${var.name}/aws"
}

module "none" {
}
