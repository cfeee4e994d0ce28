output "name" {
  value = var.name
}

// Two slashes are a matter of taste.
locals {
  zone  = var.zones[0]
  size  = lookup(var.sizes, "small", 1)
  label = "${var.name}-${var.stage}"
  ratio = 1.5
}
