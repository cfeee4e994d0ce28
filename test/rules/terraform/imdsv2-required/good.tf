resource "aws_instance" "runner" {
  instance_type = "t3.small"

  metadata_options {
    http_tokens = "required"
  }
}

resource "aws_launch_template" "runner" {
  metadata_options {
    http_endpoint = "disabled"
  }
}

resource "aws_launch_template" "given" {
  dynamic "metadata_options" {
    for_each = var.metadata
    content {
      http_tokens = metadata_options.value.tokens
    }
  }
}
