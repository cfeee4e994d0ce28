provider "registry.terraform.io/hashicorp/google" {
  version = "7.0.0"
}
