variable "name" {
#@ 0 8 tf-module-structure
  type = string
}
