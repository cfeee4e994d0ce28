variable "region" {
#@ 0 17 tf-variable-undocumented
  type = string
}

output "cluster_name" {
  value       = "main"
  description = ""
#               ^^ tf-variable-undocumented
}

output "zone" {
#@ 0 13 tf-variable-undocumented
  value = "a"
}
