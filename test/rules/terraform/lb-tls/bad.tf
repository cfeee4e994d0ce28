resource "aws_lb_listener" "web" {
  port       = 443
  protocol   = "HTTPS"
  ssl_policy = "ELBSecurityPolicy-2016-08"
#              ^^^^^^^^^^^^^^^^^^^^^^^^^^^ lb-tls
}

resource "aws_lb_listener" "plain" {
  port     = 80
  protocol = "HTTP"
#            ^^^^^^ lb-tls

  default_action {
    type = "forward"
  }
}

resource "aws_lb_listener" "default" {
#@ 0 36 lb-tls
  port     = 443
  protocol = "HTTPS"
}
