locals {
  sizes = {
    small = 1
    large = 8
  }
}
