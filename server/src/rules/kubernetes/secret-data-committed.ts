import type { KubernetesObject } from '../../facts/kubernetes/types.ts';
import { credentialIn, isLiteralSecret, isSecretName } from '../../facts/secrets.ts';
import { child, resolve } from '../../syntax/tree.ts';
import type { ScalarNode } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeObject } from './describe.ts';

export const secretDataCommitted = defineRule({
  id: 'secret-data-committed',
  title: 'Secret in plain text in the repository',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/2/secret-management',
  category: 'security',
  default: 'on',
  subject: 'object',
  crossFile: false,
  severity: 'warning',
  check(object) {
    if (object.group !== '' || object.kind !== 'Secret') return notApplicable;
    const values = valuesOf(object);
    if (values.length === 0) return child(object.node, 'data') || child(object.node, 'stringData') ? unknown : notApplicable;
    if (child(object.node, 'sops') !== undefined) return met;
    const [first, ...rest] = values
      .filter(({ key, text }) => text !== undefined && isCredential(key.text, text))
      .map(({ key, field }) => {
        const how = field === 'data' ? say`in base64, which anybody can read` : say`in plain text`;
        return { start: key.start, end: key.end, message: say`${describeObject(object)} holds "${key.text}" ${how}.` };
      });
    if (first) return unmet(first, ...rest);
    return values.every(({ text }) => text !== undefined && !isLiteralSecret(text)) ? met : unknown;
  },
  fixSafety: null,
  rationale:
    'Base64 is a spelling, not a lock: a Secret in a repository is readable by everyone who can clone it, for as long as its history exists. Judged are keys that say what they hold (`password`, `tls.key`, `.dockerconfigjson`) and values in the shape of a known credential. Values that are encrypted (SOPS), templated, placeholders or references to a store are fine, and so is what is no secret, as the URL of a repository.',
  how: [
    'Treat the value as leaked: change it where it is used, as deleting the file does not take it out of the history.',
    'Let External Secrets or the Secrets Store CSI driver bring the new one from a store.',
    'Or keep it in Git encrypted, with SOPS or as a SealedSecret.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: v1
kind: Secret
metadata:
  name: web
stringData:
  password: correct-horse-battery
`,
    good: `apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata:
  name: web
spec:
  secretStoreRef:
    kind: ClusterSecretStore
    name: vault
  target:
    name: web
  data:
    - secretKey: password
      remoteRef:
        key: web
        property: password
`,
  },
  hoverOn: ['data', 'stringData'],
  equivalents: {},
});

interface SecretValue {
  readonly field: 'data' | 'stringData';
  readonly key: ScalarNode;
  /** Decoded; undefined where it is not known. */
  readonly text: string | undefined;
}

function valuesOf({ node }: KubernetesObject): readonly SecretValue[] {
  return (['data', 'stringData'] as const).flatMap((field) => {
    const map = child(node, field);
    if (map?.kind !== 'map') return [];
    return map.entries.map(({ key, value }) => {
      const target = resolve(value);
      const text = target.kind !== 'scalar' ? undefined : field === 'data' ? decoded(target.text) : target.text;
      return { field, key, text };
    });
  });
}

function decoded(base64: string): string {
  const compact = base64.replaceAll(/\s/g, '');
  // What is no base64 is a placeholder, and stands for itself.
  return compact.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(compact) ? atob(compact) : base64;
}

const secretKeys = /(?:^|[-_.])(?:key|p12|pfx|jks|keystore|kubeconfig|htpasswd|dockerconfigjson|dockercfg|privatekey)$/i;

function isCredential(key: string, text: string): boolean {
  if (credentialIn(text) !== undefined) return true;
  if (text.startsWith('ENC[') || !isLiteralSecret(text)) return false;
  return isSecretName(key) || (secretKeys.test(key) && !/public|pub[-_.]/i.test(key));
}
