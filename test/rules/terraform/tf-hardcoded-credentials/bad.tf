provider "aws" {
  region     = "eu-central-1"
  access_key = "AKIAQWERTYUIOPASDFGH"
#              ^^^^^^^^^^^^^^^^^^^^^^ tf-hardcoded-credentials
}

resource "aws_db_instance" "main" {
  username = "shop"
  password = "correct-horse-battery"
#            ^^^^^^^^^^^^^^^^^^^^^^^ tf-hardcoded-credentials
}

resource "aws_instance" "web" {
  user_data = <<EOF
#             ^^^^^ tf-hardcoded-credentials
export AWS_ACCESS_KEY_ID=AKIAQWERTYUIOPASDFGH
export AWS_SECRET_ACCESS_KEY=abcdefghijklmnopqrstuvwxyz0123456789ABCD
EOF
}
