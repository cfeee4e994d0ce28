resource "azurerm_key_vault_secret" "api" {
#@ 0 41 secret-manager-rotation
  name         = "api"
  value        = var.api_key
  key_vault_id = azurerm_key_vault.main.id
}

resource "aws_secretsmanager_secret" "api" {
#@ 0 42 secret-manager-rotation
  name = "api"
}
