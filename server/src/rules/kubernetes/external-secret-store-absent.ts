import type { Workload } from '../../facts/kubernetes/types.ts';
import { at, child, itemsOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unmet } from '../rule.ts';
import { referencesOf } from './env.ts';
import { standsForAll } from './image-policies.ts';

export const externalSecretStoreAbsent = defineRule({
  id: 'external-secret-store-absent',
  title: 'Secrets without a secret store',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/2/secret-management',
  category: 'security',
  default: 'optional',
  subject: 'workload',
  crossFile: true,
  severity: 'warning',
  check(workload, { workspace }) {
    if (!standsForAll(workload, workspace)) return notApplicable;
    if (stores.some((kind) => workspace.objectsOf(kind).length > 0) || injects(workload)) return met;
    const secrets = workspace.objectsOf('/Secret');
    if (secrets.some(({ subject }) => child(subject.node, 'sops') !== undefined)) return met;
    const flux = workspace.objectsOf('kustomize.toolkit.fluxcd.io/Kustomization');
    if (flux.some(({ subject }) => at(subject.node, 'spec', 'decryption') !== undefined)) return met;
    if (secrets.length === 0 && !usesSecret(workload)) return notApplicable;
    const { start, end } = workload.object.anchor;
    return unmet({
      start,
      end,
      message: say`Secrets are in use, and nothing in the workspace brings them from a secret store or keeps them encrypted.`,
    });
  },
  fixSafety: null,
  rationale:
    "Secrets that nobody manages live in files on laptops, in old pipelines, and in clear text in the cluster's history; nobody can say when they last changed. A store (Vault, a cloud's secret manager) with an operator that brings values into the cluster, or encryption in Git, gives each secret one place, an owner and a way to rotate. The finding stands once in the workspace, at its first workload. Known are External Secrets, the Secrets Store CSI driver, Sealed Secrets, SOPS, Vault's operator and injector, and similar operators. If Secrets are made elsewhere, leave the rule off.",
  how: [
    'Choose the store: the secret manager of your cloud is the shortest way.',
    'Install External Secrets, and replace each Secret by an ExternalSecret of the same name.',
    'Without a store, encrypt with SOPS or Sealed Secrets, so that Git holds no plain text.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: registry.example.com/web:1.4.2
      env:
        - name: DB_PASSWORD
          valueFrom:
            secretKeyRef:
              name: web
              key: password
`,
    good: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: registry.example.com/web:1.4.2
      env:
        - name: DB_PASSWORD
          valueFrom:
            secretKeyRef:
              name: web
              key: password
---
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata:
  name: web
spec:
  secretStoreRef:
    kind: ClusterSecretStore
    name: vault
  target:
    name: web
  dataFrom:
    - extract:
        key: web
`,
  },
  hoverOn: ['spec.template.spec'],
  equivalents: { kubescape: ['C-0208', 'C-0234'] },
});

const stores: readonly string[] = [
  ...['ExternalSecret', 'ClusterExternalSecret', 'SecretStore', 'ClusterSecretStore', 'PushSecret'].map(
    (kind) => `external-secrets.io/${kind}`,
  ),
  ...['VaultStaticSecret', 'VaultDynamicSecret', 'VaultPKISecret', 'VaultAuth'].map((kind) => `secrets.hashicorp.com/${kind}`),
  ...['secrets-store.csi.x-k8s.io/SecretProviderClass', 'bitnami.com/SealedSecret', 'isindir.github.com/SopsSecret', 'viaduct.ai/ksops'],
  ...['onepassword.com/OnePasswordItem', 'secrets.infisical.com/InfisicalSecret', 'secrets.doppler.com/DopplerSecret'],
  ...['vault.banzaicloud.com/Vault', 'ricoberger.de/VaultSecret', 'akv2k8s.io/AzureKeyVaultSecret', 'spv.no/AzureKeyVaultSecret'],
];

/** An injector reads these and puts files or variables in. */
function injects({ podTemplate }: Workload): boolean {
  const annotations = at(podTemplate, 'metadata', 'annotations');
  if (annotations?.kind !== 'map') return false;
  return annotations.entries.some(({ key }) =>
    /^(?:vault\.hashicorp\.com\/agent-inject|vault\.security\.banzaicloud\.io\/|operator\.1password\.io\/|akeyless\/)/.test(key.text),
  );
}

function usesSecret({ containers, podSpec }: Workload): boolean {
  const mounted = itemsOf(child(podSpec, 'volumes')).items.some((volume) => child(volume, 'secret') !== undefined);
  return mounted || containers.some((container) => referencesOf(container).references.some(({ kind }) => kind === 'Secret'));
}
