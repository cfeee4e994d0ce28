locals {
  empty       = ""
  escapes     = "tab\tquote\"slash\\line\nreturn\r"
  unicode     = "\u00fcber \U0001F600"
  raw         = "grüße 😀 日本"
  dollar      = "costs $5 and 100%"
  literal     = "$${not_a_template} and %%{if}"
  double      = "$$"
  template    = "${var.a}"
  mixed       = "a-${join("-", ["b", "${var.c}"])}-d"
  directive   = "%{ for x in var.list ~}${x}%{ endfor }"
  url         = "https://example.com/a?b=c#d // no comment"
  grüße       = "a name with letters beyond ASCII"
  with-dash   = true
}
