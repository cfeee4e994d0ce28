resource "google_compute_subnetwork" "main" {
  name          = "main"
  ip_cidr_range = "10.2.0.0/16"

  log_config {
    flow_sampling = 0.5
  }
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_flow_log" "main" {
  vpc_id = aws_vpc.main.id
}

resource "google_compute_subnetwork" "proxies" {
  purpose = "REGIONAL_MANAGED_PROXY"
}

resource "google_compute_subnetwork" "either" {
  purpose = var.global ? "GLOBAL_MANAGED_PROXY" : "REGIONAL_MANAGED_PROXY"
}
