variable "a" { default = "b" }
variable "c" {}
provider "aws" { region = "eu-central-1" }
locals { x = 1 }
