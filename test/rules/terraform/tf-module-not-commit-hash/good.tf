module "network" {
  source = "git::https://example.com/network.git?ref=4b825dc642cb6eb9a060e54bf8d69288fbee4904"
}

provider "google" {}

module "b" {
  source = "git::https://example.com/b.git?ref=${var.ref}"
}
