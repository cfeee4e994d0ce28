resource "aws_instance" "web" {
  count         = var.on ? 1 : 0
  ami           = data.aws_ami.main.id
  instance_type = "t3.micro"

  lifecycle {
    create_before_destroy = true
    prevent_destroy       = false
    ignore_changes        = [tags["Name"], ami]
    replace_triggered_by  = [null_resource.change.id]

    postcondition {
      condition     = self.public_ip == ""
      error_message = "No public address."
    }
  }

  timeouts {
    create = "10m"
  }

  provisioner "local-exec" {
    when        = destroy
    on_failure  = continue
    command     = "echo '${self.id}' > \"$FILE\""
    interpreter = ["/bin/sh", "-c"]
  }

  connection {
    type = "ssh"
    user = "admin"
  }
}
