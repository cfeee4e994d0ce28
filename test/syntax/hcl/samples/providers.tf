provider "aws" {
  region = var.region

  default_tags {
    tags = { team = "shop" }
  }

  assume_role {
    role_arn = "arn:aws:iam::${var.account}:role/deploy"
  }
}

provider "kubernetes" {
  host                   = module.eks.cluster_endpoint
  cluster_ca_certificate = base64decode(module.eks.cluster_certificate_authority_data)

  exec {
    api_version = "client.authentication.k8s.io/v1beta1"
    command     = "aws"
    args        = ["eks", "get-token", "--cluster-name", module.eks.cluster_name]
  }
}
