import type { Container } from '../../facts/kubernetes/types.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, unknown, unmet } from '../rule.ts';
import type { Problem } from '../rule.ts';
import { describeContainer } from './describe.ts';
import { referencesOf } from './env.ts';
import type { Reference } from './env.ts';

export const envSecretRef = defineRule({
  id: 'env-secret-ref',
  title: 'Secret in the environment',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/4/legacy-removed',
  category: 'security',
  default: 'optional',
  subject: 'container',
  crossFile: false,
  severity: 'warning',
  check(container) {
    const { references, complete } = referencesOf(container);
    const [first, ...rest] = references.flatMap((reference) => problemOf(reference, container));
    if (first) return unmet(first, ...rest);
    return complete ? met : unknown;
  },
  fixSafety: null,
  rationale:
    'Everything that a process can do with its environment, it may do with the secrets in it: child processes inherit them, crash reports and debug pages print them, and a new value needs a restart. A file in memory has none of these habits, can be rotated while the process runs, and has permissions. References to Secrets in the environment are fine as a start, so the rule is for those who have moved on.',
  how: [
    'Mount the Secret as a volume (or let the CSI driver of a secret store do it), and read the file.',
    'Many programs take the path in a variable with the ending `_FILE`.',
    'Let the process notice that the file has changed.',
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
  volumes:
    - name: secrets
      secret:
        secretName: web
  containers:
    - name: web
      image: registry.example.com/web:1.4.2
      volumeMounts:
        - name: secrets
          mountPath: /secrets
          readOnly: true
`,
  },
  hoverOn: ['env', 'envFrom'],
  equivalents: {
    'kube-linter': ['read-secret-from-env-var'],
    monokle: ['KBP112'],
    kubescape: ['C-0207'],
    kyverno: ['disallow-secrets-from-env-vars', 'disallow-all-secrets'],
    checkov: ['CKV_K8S_35'],
    datree: ['CIS_INVALID_KEY_SECRETKEYREF_SECRETREF'],
  },
});

function problemOf({ kind, name, key }: Reference, container: Container): readonly Problem[] {
  const place = key ?? name;
  if (kind !== 'Secret' || !place) return [];
  const what = key ? say`the key "${key.text}" of a Secret` : say`all of the Secret "${place.text}"`;
  return [{ start: place.start, end: place.end, message: say`${describeContainer(container)} takes ${what} into its environment.` }];
}
