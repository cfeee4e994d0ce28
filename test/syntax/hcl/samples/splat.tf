output "ids" {
  value = aws_instance.web[*].id
}

output "old" {
  value = aws_instance.web.*.network_interface.0.private_ip
}

output "deep" {
  value = { for key, value in module.shop : key => value.subnets[*].id }
}
