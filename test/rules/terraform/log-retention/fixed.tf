resource "aws_cloudwatch_log_group" "app" {
#@ 0 41 log-retention
  name              = "app"
  retention_in_days = 365
}

resource "aws_cloudwatch_log_group" "endless" {
  name              = "endless"
  retention_in_days = 365
#                     ^ log-retention
}
