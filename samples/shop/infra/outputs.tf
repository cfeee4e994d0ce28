output "cluster_name" {
  description = "For aws eks update-kubeconfig."
  value       = module.cluster.cluster_name
}

output "vpc_id" {
  value = module.vpc.vpc_id
}
