resource "aws_db_instance" "main" {
#@ 0 33 database-exposure
#@ 0 33 database-exposure
#@ 0 33 database-exposure
  engine                  = "postgres"
  publicly_accessible     = false
  storage_encrypted       = true
  backup_retention_period = 7
  deletion_protection     = true
#                       ^^^^ database-exposure
}

resource "google_sql_database_instance" "main" {
  name = "main"

  settings {
# ^^^^^^^^ database-exposure
    tier = "db-f1-micro"

    ip_configuration {
      ssl_mode = "ENCRYPTED_ONLY"
#                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ database-exposure

      authorized_networks {
        value = "0.0.0.0/0"
#               ^^^^^^^^^^^ database-exposure
      }
    }

    backup_configuration {
      enabled = true
    }
  }
}
