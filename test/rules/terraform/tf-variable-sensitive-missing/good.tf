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

variable "encryption_key" {
  type    = string
  default = null
}

variable "github_token" {
  description = "The ARN of the secret with the token."
  type        = string
}

variable "token" {
  description = "Name of the secret that holds the token."
  type        = string
}

variable "secrets" {
  type = map(object({
    project_id = string
    secret     = string
  }))
}
