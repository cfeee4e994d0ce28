terraform {
  required_version = ">= 1.6"
  #                  ^^ tf-required-version-missing
}
