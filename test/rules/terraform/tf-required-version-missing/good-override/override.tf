terraform {
  required_version = local.version
}
