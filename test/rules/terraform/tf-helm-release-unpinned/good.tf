resource "helm_release" "exact" {
  name       = "exact"
  repository = "https://charts.example.com"
  chart      = "exact"
  version    = "1.2.3"
}

resource "helm_release" "range" {
  name       = "range"
  repository = "https://charts.example.com"
  chart      = "range"
  version    = ">= 1.2.0, < 2.0.0"
}

resource "helm_release" "chosen" {
  name       = "chosen"
  repository = "https://charts.example.com"
  chart      = "chosen"
  version    = var.chart_version
}

resource "helm_release" "folder" {
  name  = "folder"
  chart = "${path.module}/charts/folder"
}

resource "helm_release" "near" {
  name  = "near"
  chart = "./charts/near"
}

resource "helm_release" "archive" {
  name  = "archive"
  chart = "https://charts.example.com/archive-1.2.3.tgz"
}

resource "helm_release" "tagged" {
  name  = "tagged"
  chart = "oci://registry.example.com:5000/charts/tagged:1.2.3"
}

resource "helm_release" "known-on-the-machine" {
  name  = "known"
  chart = "stable/known"
}

resource "helm_release" "from-elsewhere" {
  name       = "elsewhere"
  repository = var.repository
  chart      = "elsewhere"
}

resource "helm_release" "none" {
  count      = 0
  name       = "none"
  repository = "https://charts.example.com"
  chart      = "none"
}
