resource aws_instance web {
  ami  = "${var.ami}"
  tags = "${map("a", "b")}"
  ids  = ["${aws_subnet.a.0.id}", "${element(var.list, 0)}"]
}
