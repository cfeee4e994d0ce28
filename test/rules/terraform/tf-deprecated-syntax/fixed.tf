output "name" {
  value = var.name
#         ^^^^^^^^^^^^^ tf-deprecated-syntax
}

locals {
  zone  = var.zones[0]
#                  ^^ tf-deprecated-syntax
  size  = var.sizes["small"]
#         ^^^^^^^^^^^^^^^^^^^^^^^^^^ tf-deprecated-syntax
  empty = length(var.zones) == 0 ? 1 : 2
#         ^^^^^^^^^^^^^^^ tf-deprecated-syntax
  all   = [var.name, "a"]
#          ^^^^^^^^^^^^^ tf-deprecated-syntax
}
