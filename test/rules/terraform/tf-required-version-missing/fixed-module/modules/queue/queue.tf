# Licence of the file.

# The queue.
resource "aws_sqs_queue" "main" {
#@ 0 8 tf-required-version-missing
  name = "orders"
}

output "url" {
  value = aws_sqs_queue.main.url
}

terraform {
  required_version = ">= 1.6"
}
