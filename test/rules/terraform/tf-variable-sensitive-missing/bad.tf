variable "db_password" {
#@ 0 22 tf-variable-sensitive-missing
  type = string
}

variable "api_token" {
  type        = string
  description = "For the API."
  sensitive   = false
#               ^^^^^ tf-variable-sensitive-missing
}

variable "root_password" {
#@ 0 24 tf-variable-sensitive-missing
  type = object({
    password        = optional(string)
    random_password = optional(bool, false)
  })
}
