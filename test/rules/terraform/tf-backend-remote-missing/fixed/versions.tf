terraform {
#@ 0 9 tf-backend-remote-missing
  required_version = ">= 1.10"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  } # pinned

  backend "s3" {
    bucket       = "terraform-state"
    key          = "terraform.tfstate"
    region       = "eu-central-1"
    encrypt      = true
    use_lockfile = true
  }
}
