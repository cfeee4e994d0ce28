resource "aws_kms_key" "state" {
#@ 0 30 kms-rotation
  description = "State"
}

resource "google_kms_crypto_key" "main" {
  name            = "main"
  rotation_period = "15552000s"
#                   ^^^^^^^^^^^ kms-rotation
}
