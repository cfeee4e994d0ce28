variable "db_password" {
#@ 0 22 tf-variable-sensitive-missing
  type      = string
  sensitive = true
}

variable "api_token" {
  type        = string
  description = "For the API."
  sensitive   = true
#               ^^^^^ tf-variable-sensitive-missing
}
