resource "aws_ebs_volume" "data" {
#@ 0 32 disk-encryption
  availability_zone = "eu-central-1a"
  size              = 40
  encrypted         = true
}

resource "aws_instance" "web" {
  ami = "ami-1"

  root_block_device {
# ^^^^^^^^^^^^^^^^^ disk-encryption
    volume_size = 20
    encrypted   = true
  }

  ebs_block_device {
    device_name = "/dev/sdg"
    encrypted   = true
#                 ^^^^^ disk-encryption
  }
}

resource "aws_efs_file_system" "shared" {
  encrypted = true
}
#@ 0 39 disk-encryption
