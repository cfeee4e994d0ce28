resource "helm_release" "ingress" {
  name       = "ingress"
  repository = "https://kubernetes.github.io/ingress-nginx"
  chart      = "ingress-nginx"
  version    = "4.13.0"
  atomic     = true

  values = [
    <<-YAML
      controller:
        replicaCount: ${var.replicas}
    YAML
    , file("${path.module}/values.yaml"),
  ]

  set = [
    { name = "controller.service.type", value = "NodePort" },
  ]

  set_sensitive {
    name  = "token"
    value = var.token
  }
}
