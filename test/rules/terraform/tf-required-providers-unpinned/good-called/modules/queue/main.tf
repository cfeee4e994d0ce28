module "name" {
  source = "../name"
}
