locals {
  colons   = { a : 1, b : 2 }
  commas   = { a = 1, b = 2, }
  quoted   = { "a.b/c" = "x", "d e" = "y" }
  computed = { (var.key) = "x", "${var.key}-b" = "y" }
  numbers  = { 1 = "one", 2 = "two" }
  keywords = { true = 1, null = 2, for_each = 3 }
  empty    = {}
  lines = {
    a = 1
    b = { c = { d = [[], [{}]] } }
  }
}
