import { credentialIn, isLiteralSecret, isSecretName } from '../../facts/secrets.ts';
import { child, isUnknown, resolve } from '../../syntax/tree.ts';
import type { ScalarNode } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeObject } from './describe.ts';

export const configmapSensitiveContent = defineRule({
  id: 'configmap-sensitive-content',
  title: 'Credential in a ConfigMap',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/1/no-credentials-in-images',
  category: 'security',
  default: 'on',
  subject: 'object',
  crossFile: false,
  severity: 'warning',
  check(object) {
    if (object.group !== '' || object.kind !== 'ConfigMap') return notApplicable;
    const data = child(object.node, 'data');
    if (data === undefined) return notApplicable;
    if (data.kind !== 'map') return unknown;
    const [first, ...rest] = data.entries.flatMap(({ key, value }) => {
      const target = resolve(value);
      const what = target.kind === 'scalar' ? credentialOf(key.text, target) : undefined;
      if (what === undefined) return [];
      const { start, end } = target.kind === 'scalar' && !target.text.includes('\n') ? target : key;
      return [{ start, end, message: say`${describeObject(object)} holds ${what} under "${key.text}".` }];
    });
    if (first) return unmet(first, ...rest);
    return data.open || data.entries.some(({ value }) => isUnknown(resolve(value))) ? unknown : met;
  },
  fixSafety: null,
  rationale:
    'ConfigMaps are meant to be read: by everyone with access to the namespace, by dashboards, in the output of tools, and in the history of the repository. A credential in one is a credential published. Judged are keys that say what they hold, lines of `.env`, `.properties` and `.ini` files that do, and text in the shape of a known credential or of a private key; placeholders and references are not.',
  how: [
    'Treat the value as leaked: change it where it is used.',
    'Keep the new one in a secret store, and bring it in as a Secret.',
    'If a configuration file must contain it, render the file at start from a template and the Secret.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: v1
kind: ConfigMap
metadata:
  name: web
data:
  DB_PASSWORD: correct-horse-battery
`,
    good: `apiVersion: v1
kind: ConfigMap
metadata:
  name: web
data:
  DB_HOST: db.example.com
`,
  },
  hoverOn: ['data'],
  equivalents: { polaris: ['sensitiveConfigmapContent'], kubescape: ['C-0012'], trivy: ['KSV-0109', 'KSV-01010'] },
});

/** What kind of credential an entry holds. */
function credentialOf(key: string, { text }: ScalarNode): string | undefined {
  const credential = credentialIn(text);
  if (credential !== undefined) return credential;
  const lines = text.split('\n').filter((line) => !/^\s*(?:[#;!]|\[.*\]\s*$|$)/.test(line));
  if (lines.length === 1 && isSecretName(key) && isLiteralSecret(text)) return say`a secret`;
  const assignments = lines.map((line) => assignment.exec(line));
  // Programs and other files assign too; only one that does nothing else is judged by its lines.
  if (!assignments.every((found) => found !== null) && !/(?:^|\.)(?:env|properties|ini|cnf)$/.test(key)) return undefined;
  for (const [, name = '', value = ''] of assignments.filter((found) => found !== null))
    if (/^[^\s"'(){}[\]<>$]{4,}$/.test(value) && isSecretName(name) && isLiteralSecret(value)) return say`the secret ${name}`;
  return undefined;
}

const assignment = /^\s*(?:export\s+)?([\w.-]+)\s*=\s*["']?(.*?)["']?\s*$/;
