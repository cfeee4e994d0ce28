locals {
  upper   = [for name in var.names : upper(name)]
  indexed = [for index, name in var.names : "${index}-${name}" if name != ""]
  grouped = { for user in var.users : user.role => user.name... }
  nested = {
    for key, value in var.groups : key => {
      for member in value : member => true
    }
  }
}
