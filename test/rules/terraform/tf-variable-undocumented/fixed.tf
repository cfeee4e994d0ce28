variable "region" {
#@ 0 17 tf-variable-undocumented
  type        = string
  description = "Region."
}

output "cluster_name" {
  value       = "main"
  description = "Cluster name."
#               ^^ tf-variable-undocumented
}

output "zone" {
#@ 0 13 tf-variable-undocumented
  value       = "a"
  description = "Zone."
}
