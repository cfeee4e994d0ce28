resource "aws_kms_key" "state" {
  description         = "State"
  enable_key_rotation = true
}

resource "aws_kms_key" "signing" {
  key_usage                = "SIGN_VERIFY"
  customer_master_key_spec = "RSA_2048"
}

resource "google_kms_crypto_key" "main" {
  name            = "main"
  rotation_period = "2592000s"
}
