provider "aws" {
  region     = "eu-central-1"
  access_key = var.aws_access_key
#              ^^^^^^^^^^^^^^^^^^^^^^ tf-hardcoded-credentials
}

resource "aws_db_instance" "main" {
  username = "shop"
  password = var.main_password
#            ^^^^^^^^^^^^^^^^^^^^^^^ tf-hardcoded-credentials
}

resource "aws_instance" "web" {
  user_data = <<EOF
#             ^^^^^ tf-hardcoded-credentials
export AWS_ACCESS_KEY_ID=AKIAQWERTYUIOPASDFGH
export AWS_SECRET_ACCESS_KEY=abcdefghijklmnopqrstuvwxyz0123456789ABCD
EOF
}

variable "aws_access_key" {
  type      = string
  sensitive = true
}

variable "main_password" {
  type      = string
  sensitive = true
}
