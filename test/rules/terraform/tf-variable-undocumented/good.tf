variable "region" {
  type        = string
  description = "Where everything runs."
}
