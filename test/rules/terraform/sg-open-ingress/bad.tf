resource "aws_security_group_rule" "ssh" {
  type        = "ingress"
  from_port   = 22
  to_port     = 22
  protocol    = "tcp"
  cidr_blocks = ["0.0.0.0/0"]
#                ^^^^^^^^^^^ sg-open-ingress
}

resource "aws_security_group" "all" {
  ingress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["10.0.0.0/8", "0.0.0.0/0"]
#                                ^^^^^^^^^^^ sg-open-ingress
  }
}

resource "aws_vpc_security_group_ingress_rule" "rdp" {
  ip_protocol = "tcp"
  from_port   = 3000
  to_port     = 4000
  cidr_ipv4   = "0.0.0.0/0"
#               ^^^^^^^^^^^ sg-open-ingress
}

resource "google_compute_firewall" "ssh" {
  source_ranges = ["0.0.0.0/0"]
#                  ^^^^^^^^^^^ sg-open-ingress

  allow {
    protocol = "tcp"
    ports    = ["22", "80"]
  }
}

resource "azurerm_network_security_rule" "any" {
  direction                  = "Inbound"
  access                     = "Allow"
  protocol                   = "*"
  source_address_prefix      = "*"
#                              ^^^ sg-open-ingress
  destination_port_range     = "*"
  destination_address_prefix = "*"
}
