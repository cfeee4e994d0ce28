terraform {
  required_version = ""
  #                  ^^ tf-required-version-missing
}
