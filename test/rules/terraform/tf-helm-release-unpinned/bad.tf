resource "helm_release" "plain" {
  name       = "plain"
  repository = "https://charts.example.com"
  chart      = "plain"
#              ^^^^^^^ tf-helm-release-unpinned
}

resource "helm_release" "registry" {
  name  = "registry"
  chart = "oci://registry.example.com/charts/registry"
#         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ tf-helm-release-unpinned
}

resource "helm_release" "empty" {
  name       = "empty"
  repository = "https://charts.example.com"
  chart      = "empty"
  version    = ""
#              ^^ tf-helm-release-unpinned
}

resource "helm_release" "open" {
  name       = "open"
  repository = "https://charts.example.com"
  chart      = "open"
  version    = ">= 1.2.0"
#              ^^^^^^^^^^ tf-helm-release-unpinned
}

resource "helm_release" "any" {
  name       = "any"
  repository = "https://charts.example.com"
  chart      = var.chart
  version    = "*"
#              ^^^ tf-helm-release-unpinned
}
