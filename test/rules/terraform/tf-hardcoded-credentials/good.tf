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

provider "aws" {
  alias                       = "plan"
  access_key                  = "mock_access_key"
  secret_key                  = "test"
  skip_credentials_validation = true
}
