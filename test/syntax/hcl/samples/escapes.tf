locals {
  quotes    = "say \"hello\""
  backslash = "C:\\Users\\shop"
  regex     = "^[a-z]+(\\.[a-z]+)*$"
  newline   = "a\nb\r\nc\td"
  hex       = "\u0041\U0001F680"
  dollar    = "$"
  percent   = "100%"
  shell     = "echo $HOME $(date) $${HOME}"
  emoji     = "🚀 über 日本"
  empty     = ""
  template  = "${var.a}${"inner \"quoted\" ${var.b}"}"
}
