# hash
// slashes
/* block */
/* of
   lines */
locals { # behind a brace
  a = 1 # behind a value
  b = 2 // behind it too
  /* before */ c = 3
  # d = 4
  e = "# no comment" # but this
  f = "// no comment" // but this
}
/* at the end */
# without a line break