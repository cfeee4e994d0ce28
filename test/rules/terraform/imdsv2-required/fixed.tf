resource "aws_instance" "runner" {
#@ 0 32 imdsv2-required
  instance_type = "t3.small"

  metadata_options {
    http_tokens = "required"
  }
}

resource "aws_launch_template" "runner" {
  image_id = "ami-1"

  metadata_options {
    http_tokens = "required"
#                 ^^^^^^^^^^ imdsv2-required
  }
}
