resource "aws_kms_key" "state" {
#@ 0 30 kms-rotation
  description         = "State"
  enable_key_rotation = true
}

resource "google_kms_crypto_key" "main" {
  name            = "main"
  rotation_period = "7776000s"
#                   ^^^^^^^^^^^ kms-rotation
}
