terraform {
  required_version = ">= 1.6"
}

module "queue" {
#@ 0 6 tf-required-version-missing
  source = "./modules/queue"
}
