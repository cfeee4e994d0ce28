resource "aws_ebs_volume" "data" {
  availability_zone = "eu-central-1a"
  size              = 40
  encrypted         = true
}

resource "aws_instance" "web" {
  ami = "ami-1"
}

resource "aws_ebs_volume" "given" {
  encrypted = var.encrypted
}
