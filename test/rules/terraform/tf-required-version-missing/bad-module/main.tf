module "queue" {
#@ 0 6 tf-required-version-missing
  source = "./modules/queue"
}
