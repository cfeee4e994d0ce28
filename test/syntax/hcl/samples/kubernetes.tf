resource "kubernetes_deployment_v1" "web" {
  metadata {
    name   = "web"
    labels = { "app.kubernetes.io/name" = "web" }
  }

  spec {
    replicas = "2"
    selector {
      match_labels = { app = "web" }
    }
    template {
      metadata {
        labels = { app = "web" }
      }
      spec {
        container {
          name  = "web"
          image = "nginx:1.29"
          env {
            name = "TOKEN"
            value_from {
              secret_key_ref {
                name = "token"
                key  = "value"
              }
            }
          }
        }
      }
    }
  }
}
