resource "aws_ecs_service" "web" {
  name = "web"

  network_configuration {
    assign_public_ip = false
#                      ^^^^ ecs-hardening
  }
}
