variable "region" {
#@ 0 17 tf-variable-untyped
  description = "Where everything runs."
}

variable "zones" {
#@ 0 16 tf-variable-untyped
  default = ["a", "b"]
}

variable "sizes" { default = 3 }
#@ 0 16 tf-variable-untyped

variable "empty" {}
#@ 0 16 tf-variable-untyped
