provider "aws" {
  region = "eu-central-1"
}

variable "days" {
  type    = number
  default = 0
}

resource "aws_cloudwatch_log_group" "app" {
  retention_in_days = var.days
#                     ^^^^^^^^ log-retention
}
