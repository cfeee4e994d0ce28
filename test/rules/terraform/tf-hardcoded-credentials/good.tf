provider "aws" {
  region = "eu-central-1"
}

resource "aws_db_instance" "main" {
  username = "shop"
  password = var.db_password
}

resource "aws_db_instance" "trial" {
  password = "changeme"
}

resource "aws_instance" "web" {
  user_data = <<EOF
export GREETING=hello
EOF
}
