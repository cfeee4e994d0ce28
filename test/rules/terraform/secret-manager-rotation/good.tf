resource "azurerm_key_vault_secret" "api" {
  name            = "api"
  value           = var.api_key
  key_vault_id    = azurerm_key_vault.main.id
  expiration_date = "2030-01-01T00:00:00Z"
}

resource "aws_secretsmanager_secret" "api" {
  name = "api"
}

resource "aws_secretsmanager_secret_rotation" "api" {
  secret_id = aws_secretsmanager_secret.api.id
}
