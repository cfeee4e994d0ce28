import { english } from '../../texts/texts.ts';
import { resourceRule } from './kit.ts';
import { isFalse } from './values.ts';

export const acrHardening = resourceRule({
  id: 'acr-hardening',
  title: 'Container registry loosely set up',
  practice: 'technology/security-and-policy/2/traceable-actions',
  category: 'security',
  default: 'on',
  fixSafety: 'safe',
  expects: [
    {
      on: ['azurerm_container_registry'],
      path: 'admin_enabled',
      wants: isFalse,
      absent: 'met',
      says: english`has the admin account switched on`,
      set: 'false',
    },
    {
      on: ['azurerm_container_registry'],
      path: 'anonymous_pull_enabled',
      wants: isFalse,
      absent: 'met',
      says: english`lets everybody pull`,
      set: 'false',
    },
    {
      on: ['azurerm_container_registry'],
      path: 'public_network_access_enabled',
      wants: isFalse,
      absent: 'none',
      says: english`is open to the Internet`,
    },
  ],
  rationale:
    'The admin account of a registry is one password that everybody shares, with the right to push. Anonymous pull gives images to everybody. What a basic registry cannot do, such as quarantine, is not asked for.',
  how: ['Leave `admin_enabled` and `anonymous_pull_enabled` out.', 'Give the cluster the role `AcrPull` through its identity.'],
  bad: 'resource "azurerm_container_registry" "main" {\n  name          = "main"\n  admin_enabled = true\n}\n',
  good: 'resource "azurerm_container_registry" "main" {\n  name = "main"\n}\n',
  equivalents: { checkov: ['CKV_AZURE_137', 'CKV_AZURE_138', 'CKV_AZURE_139'] },
});
