module "network" {
  source  = "terraform-aws-modules/vpc/aws"
  version = "~> 1.0"
  #        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ tf-module-unpinned-registry

  name = "shop"
  cidr = "10.0.0.0/16"
}

module "aligned" {
  source     = "app.terraform.io/shop/cluster/aws//modules/nodes" # the shared one
  version    = "~> 1.0"
  #            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ tf-module-unpinned-registry
  depends_on = [module.network]
}

module "short" {
  name    = "short"
  azs     = ["a", "b"]
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 1.0"
  #        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ tf-module-unpinned-registry
}

module "empty" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 1.0"
  #         ^^ tf-module-unpinned-registry
}

module "one_line" {
  source  = "shop/queue/aws"
  version = "~> 1.0"
}
#                            ^^^^^^^^^^^^^^^^ tf-module-unpinned-registry
