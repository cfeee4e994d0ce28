resource "aws_db_instance" "main" {
#@ 0 33 database-exposure
#@ 0 33 database-exposure
#@ 0 33 database-exposure
  engine              = "postgres"
  publicly_accessible = true
#                       ^^^^ database-exposure
}

resource "google_sql_database_instance" "main" {
  name = "main"

  settings {
# ^^^^^^^^ database-exposure
    tier = "db-f1-micro"

    ip_configuration {
      ssl_mode = "ALLOW_UNENCRYPTED_AND_ENCRYPTED"
#                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ database-exposure

      authorized_networks {
        value = "0.0.0.0/0"
#               ^^^^^^^^^^^ database-exposure
      }
    }
  }
}
