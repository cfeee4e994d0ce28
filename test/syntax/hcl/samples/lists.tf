locals {
  empty = []
  trail = [
    "a",
    "b",
  ]
  mixed = ["a", 1, true, null, [], {}]
  lines = [
    # the first
    "a", # behind it
    /* between */ "b",
  ]
}
