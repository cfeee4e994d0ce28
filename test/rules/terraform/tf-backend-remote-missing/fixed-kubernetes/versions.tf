terraform {
  backend "kubernetes" {
    secret_suffix = "state"
    namespace     = "terraform"
  }
}
#@ 0 9 tf-backend-remote-missing
