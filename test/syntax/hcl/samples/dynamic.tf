resource "aws_security_group" "web" {
  name = "web"

  dynamic "ingress" {
    for_each = { for rule in var.rules : rule.port => rule if rule.open }
    iterator = each_rule
    content {
      from_port   = each_rule.key
      to_port     = each_rule.key
      protocol    = "tcp"
      cidr_blocks = each_rule.value.ranges
    }
  }

  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
  egress {
    from_port = 443
    to_port   = 443
    protocol  = "tcp"
  }
}
