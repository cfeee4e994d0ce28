locals {
  with-dash    = 1
  _under_score = 2
  x1-2_3       = 3
  für          = 4
  data         = 5
  for_each     = 6
  in           = 7
  if           = 8
}
