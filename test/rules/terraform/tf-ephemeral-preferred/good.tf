resource "aws_db_instance" "main" {
  password_wo         = ephemeral.random_password.main.result
  password_wo_version = 1
}
