locals {
  plain = <<EOT
one
  two
EOT
  indented = <<-END
    apiVersion: v1
    kind: Namespace
      name: ${var.name}
  END
  braces = <<-JSON
    { "a": [1, 2, { "b": "}" }] }
  JSON
  comment = <<EOT
# not a comment
resource "fake" "in text" {
EOT
  nested = join("", [<<-A
    x
  A
  , "y"])
  escaped = <<EOT
$${literal} and %%{if}
EOT
}
