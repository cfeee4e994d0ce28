variable "region" {
  description = "Where everything runs."
  type        = string
}
