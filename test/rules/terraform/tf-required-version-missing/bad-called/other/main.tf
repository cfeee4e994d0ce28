module "name" {
#@ 0 6 tf-required-version-missing
  source = "../modules/name"
}
