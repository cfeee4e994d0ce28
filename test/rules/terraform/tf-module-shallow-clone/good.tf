module "network" {
  source = "git::https://example.com/network.git?ref=v1.2.0&depth=1"
}

module "a" {
  source = "hashicorp/consul/aws"
}

module "b" {
  source = "git::https://example.com/b.git?ref=4b825dc642cb6eb9a060e54bf8d69288fbee4904"
}

module "c" {
  source = "git::https://example.com/c.git"
}
