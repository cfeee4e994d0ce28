import { english } from '../../texts/texts.ts';
import { resourceRule } from './kit.ts';
import { isSet } from './values.ts';

export const aksDiskEncryption = resourceRule({
  id: 'aks-disk-encryption',
  title: 'AKS disks without a key of your own',
  practice: 'technology/container-and-runtime-management/3/certificates-automated',
  category: 'security',
  default: 'optional',
  fixSafety: 'review',
  expects: [
    {
      on: ['azurerm_kubernetes_cluster'],
      path: 'disk_encryption_set_id',
      wants: isSet,
      absent: 'unmet',
      says: english`does not encrypt its disks with a key of its own`,
      set: 'azurerm_disk_encryption_set.main.id',
    },
  ],
  rationale: 'Azure encrypts disks with keys of its own. A disk encryption set adds a key that you rotate and can withdraw.',
  how: ['Make an `azurerm_disk_encryption_set` with a key in a vault.', 'Name it in `disk_encryption_set_id`; that makes a new cluster.'],
  bad: 'resource "azurerm_kubernetes_cluster" "main" {\n  name = "main"\n}\n',
  good: 'resource "azurerm_kubernetes_cluster" "main" {\n  name = "main"\n  disk_encryption_set_id = azurerm_disk_encryption_set.main.id\n}\n',
  equivalents: { checkov: ['CKV_AZURE_117'], trivy: ['AZU-0067'] },
});
