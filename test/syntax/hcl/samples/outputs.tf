output "endpoint" {
  description = "Where the cluster answers."
  value       = try(aws_eks_cluster.main[0].endpoint, null)
  sensitive   = true
  depends_on  = [aws_eks_cluster.main]

  precondition {
    condition     = length(aws_eks_cluster.main) <= 1
    error_message = "One cluster is enough."
  }
}
