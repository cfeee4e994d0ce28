# The shop's cluster.
provider "scaleway" {
#@ 0 8 tf-backend-remote-missing
  region = "fr-par"
}
