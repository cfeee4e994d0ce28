resource "aws_lb_listener" "web" {
  port       = 443
  protocol   = "HTTPS"
  ssl_policy = "ELBSecurityPolicy-TLS13-1-2-2021-06"
}

resource "aws_lb_listener" "redirect" {
  port     = 80
  protocol = "HTTP"

  default_action {
    type = "redirect"
  }
}
