variable "region" {
#@ 0 17 tf-variable-untyped
  description = "Where everything runs."
  type        = string
}

variable "zones" {
#@ 0 16 tf-variable-untyped
  default = ["a", "b"]
  type    = list(string)
}

variable "sizes" {
  default = 3
  type    = number
}
#@ 0 16 tf-variable-untyped

variable "empty" {
  type = string
}
#@ 0 16 tf-variable-untyped
