module "network" {
  source = "terraform-aws-modules/vpc/aws"
  #        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ tf-module-unpinned-registry

  name = "shop"
  cidr = "10.0.0.0/16"
}

module "aligned" {
  source     = "app.terraform.io/shop/cluster/aws//modules/nodes" # the shared one
  #            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ tf-module-unpinned-registry
  depends_on = [module.network]
}

module "short" {
  name   = "short"
  azs    = ["a", "b"]
  source = "terraform-aws-modules/eks/aws"
  #        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ tf-module-unpinned-registry
}

module "empty" {
  source  = "terraform-aws-modules/eks/aws"
  version = ""
  #         ^^ tf-module-unpinned-registry
}

module "one_line" { source = "shop/queue/aws" }
#                            ^^^^^^^^^^^^^^^^ tf-module-unpinned-registry
