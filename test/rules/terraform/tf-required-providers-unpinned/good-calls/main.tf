module "queue" {
  source = "./queue"
}

resource "random_id" "more" {
  byte_length = 4
}
