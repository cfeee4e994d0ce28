module "vpc" {
  source  = "terraform-aws-modules/vpc/aws"
  version = "~> 6.0"

  name            = var.name
  cidr            = var.vpc_cidr
  azs             = var.availability_zones
  private_subnets = [for i, _ in var.availability_zones : cidrsubnet(var.vpc_cidr, 4, i)]
  public_subnets  = [for i, _ in var.availability_zones : cidrsubnet(var.vpc_cidr, 8, 200 + i)]

  enable_nat_gateway = true
  single_nat_gateway = true
}

module "cluster" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 21.0"

  name                   = var.name
  kubernetes_version     = var.kubernetes_version
  vpc_id                 = module.vpc.vpc_id
  subnet_ids             = module.vpc.private_subnets
  endpoint_public_access = true

  eks_managed_node_groups = {
    default = {
      instance_types = ["m7g.large"]
      min_size       = 2
      max_size       = 6
      desired_size   = 3
    }
  }
}

module "product_images" {
  source = "terraform-aws-modules/s3-bucket/aws"

  bucket = "${var.name}-product-images"
}

module "dns" {
  source = "git::https://git.example.com/platform/terraform-dns.git?ref=v1.4.0"

  zone         = var.domain
  cluster_name = module.cluster.cluster_name
}

module "monitoring" {
  source = "git::https://git.example.com/platform/terraform-monitoring.git"

  cluster_name = module.cluster.cluster_name
}
