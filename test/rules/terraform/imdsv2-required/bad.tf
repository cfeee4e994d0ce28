resource "aws_instance" "runner" {
#@ 0 32 imdsv2-required
  instance_type = "t3.small"
}

resource "aws_launch_template" "runner" {
  image_id = "ami-1"

  metadata_options {
    http_tokens = "optional"
#                 ^^^^^^^^^^ imdsv2-required
  }
}
