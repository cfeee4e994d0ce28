variable "db_password" {
  type      = string
  sensitive = true
}

variable "secret_name" {
  type = string
}

variable "rotate_password" {
  type = bool
}

variable "join_token" {
  type      = string
  ephemeral = true
}
