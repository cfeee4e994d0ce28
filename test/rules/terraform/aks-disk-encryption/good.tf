resource "azurerm_kubernetes_cluster" "main" {
  name = "main"
  disk_encryption_set_id = azurerm_disk_encryption_set.main.id
}
