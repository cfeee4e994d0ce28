variable "azuread_credentials" {
  default = {}
}
