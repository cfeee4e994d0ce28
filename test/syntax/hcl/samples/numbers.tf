locals {
  zero     = 0
  whole    = 12345
  negative = -7
  fraction = 1.5
  small    = 0.001
  exponent = 1.5e3
  minus    = 2.5E-2
  list     = [1, -1, 2.25]
  sum      = 1 + 2 * 3
  big      = 9007199254740991
}
