ephemeral "random_password" "db" {
  length = 24
}

resource "aws_db_instance" "main" {
  password_wo         = ephemeral.random_password.db.result
  password_wo_version = 1
}

action "aws_lambda_invoke" "warm" {
  config {
    function_name = "warm"
  }
}
