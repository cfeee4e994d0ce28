terraform {
  required_version = ">= 1.6"
}

module "name" {
#@ 0 6 tf-required-version-missing
  source = "../modules/name"
}
