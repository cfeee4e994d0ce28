module "network" {
  source = "git::https://example.com/network.git?ref=v1.2.0&depth=1"
#          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ tf-module-shallow-clone
}
