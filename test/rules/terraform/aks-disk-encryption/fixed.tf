resource "azurerm_kubernetes_cluster" "main" {
#@ 0 44 aks-disk-encryption
  name                   = "main"
  disk_encryption_set_id = azurerm_disk_encryption_set.main.id
}
