locals {
  a = 1 + 2 - 3 * 4 / 5 % 6
  b = !var.on && (var.x > 1 || var.y <= 2)
  c = var.on ? "yes" : var.other ? "maybe" : "no"
  d = var.list[0] == var.map["key"] && var.list[*].id != []
  e = -var.offset
  f = (
    var.on
    ? "a line"
    : "another"
  )
}
