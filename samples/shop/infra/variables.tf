variable "name" {
  description = "Name of the VPC and of the cluster."
  type        = string
  default     = "shop"
}

variable "region" {
  description = "AWS region of everything here."
  type        = string
  default     = "eu-west-1"
}

variable "availability_zones" {
  description = "Zones that get a private and a public subnet."
  type        = list(string)
  default     = ["eu-west-1a", "eu-west-1b", "eu-west-1c"]
}

variable "vpc_cidr" {
  description = "Address space of the VPC, agreed with the network team."
  type        = string
  default     = "10.42.0.0/16"
}

variable "kubernetes_version" {
  type = string
}

variable "domain" {
  default = "shop.example.com"
}
