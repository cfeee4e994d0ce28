locals {
  name = "shop"
}

locals {
  other = "${local.name}-b"
}
