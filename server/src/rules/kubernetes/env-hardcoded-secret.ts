import type { Container } from '../../facts/kubernetes/types.ts';
import { credentialIn, isLiteralSecret, isSecretName } from '../../facts/secrets.ts';
import { child, entryOf, isUnknown, itemsOf, textOf } from '../../syntax/tree.ts';
import type { Entry, MapNode } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { editOf } from '../edits/edit.ts';
import { columnOf, layoutOf } from '../edits/layout.ts';
import { blockEntry, flowValue, jsonValue } from '../edits/render.ts';
import { judge } from '../edits/value.ts';
import type { NewMap, Piece } from '../edits/value.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import type { FixContext, Problem } from '../rule.ts';
import { describeContainer } from './describe.ts';

export const envHardcodedSecret = defineRule({
  id: 'env-hardcoded-secret',
  title: 'Secret written into an environment variable',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/1/no-credentials-in-images',
  category: 'security',
  default: 'on',
  subject: 'container',
  crossFile: false,
  severity: 'warning',
  check(container) {
    const variables = variablesOf(container);
    if (variables === 'unknown') return unknown;
    if (variables.length === 0) return notApplicable;
    const [first, ...rest] = variables.flatMap((variable) => problemOf(variable, container) ?? []);
    if (first) return unmet(first, ...rest);
    return variables.some(mayHoldSecret) ? unknown : met;
  },
  fixSafety: 'review',
  fix(container, problem, context) {
    const variables = variablesOf(container);
    if (variables === 'unknown') return undefined;
    const variable = variables.find((node) => entryOf(node, 'value')?.value.start === problem.start);
    const entry = variable && entryOf(variable, 'value');
    if (!variable || !entry) return undefined;
    const name = textOf(child(variable, 'name')) ?? 'value';
    const owner = container.workload.object.name ?? container.name ?? 'app';
    const source: NewMap = { secretKeyRef: { name: judge(owner), key: judge(keyFor(name)) } };
    const pieces = replacement(context, variable, entry, source);
    return (
      pieces && {
        title: say`Take ${name} from a Secret`,
        safety: 'review',
        edits: [editOf(context.text, entry.key.start, entry.value.end, pieces)],
      }
    );
  },
  rationale:
    'What stands in a manifest is in the history of the repository for good, in every clone, and in the output of `kubectl describe`. Anyone who can read the Deployment can use the credential, and changing it means a commit. A reference to a Secret keeps the value out of all of these. Judged are names that say what they hold (`DB_PASSWORD`, `API_KEY`) and values that have the shape of a known credential.',
  how: [
    'Treat the value as leaked: change it where it is used.',
    'Keep the new one in a secret store, and let External Secrets or Sealed Secrets bring it into the cluster.',
    'Refer to it with `valueFrom.secretKeyRef`, or mount it as a file.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels: { app: web }
  template:
    metadata:
      labels: { app: web }
    spec:
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          env:
            - name: DB_PASSWORD
              value: correct-horse-battery
`,
    good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels: { app: web }
  template:
    metadata:
      labels: { app: web }
    spec:
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          env:
            - name: DB_PASSWORD
              valueFrom:
                secretKeyRef:
                  name: web
                  key: db-password
`,
  },
  hoverOn: ['env'],
  equivalents: {
    'kube-linter': ['env-var-secret'],
    polaris: ['sensitiveContainerEnvVar'],
    monokle: ['KBP111'],
    kubescape: ['C-0012', 'C-0259'],
    datree: ['ALL_EXPOSED_SECRET_AWS_ACCESS_KEY', 'ALL_EXPOSED_SECRET_GITHUB_OAUTH_TOKEN'],
  },
});

function variablesOf({ node }: Container): readonly MapNode[] | 'unknown' {
  const env = child(node, 'env');
  if (isUnknown(env)) return 'unknown';
  return itemsOf(env).items.filter((item) => item.kind === 'map');
}

function problemOf(variable: MapNode, container: Container): Problem | undefined {
  const name = textOf(child(variable, 'name')) ?? 'variable';
  const value = child(variable, 'value');
  if (value?.kind !== 'scalar') return undefined;
  const span = { start: value.start, end: value.end };
  const credential = credentialIn(value.text);
  if (credential !== undefined) return { ...span, message: say`${describeContainer(container)} has ${credential} written into ${name}.` };
  if (!isSecretName(name) || typeof value.value !== 'string' || !isLiteralSecret(value.text)) return undefined;
  return { ...span, message: say`${describeContainer(container)} has the secret ${name} written into its manifest.` };
}

/** A secret by its name, with a value that the text does not show. */
function mayHoldSecret(variable: MapNode): boolean {
  const name = child(variable, 'name');
  return isUnknown(child(variable, 'value')) && (name?.kind !== 'scalar' || isSecretName(name.text));
}

function keyFor(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9.]+/g, '-');
}

/** `valueFrom` in the place of `value`, in the style of its map. */
function replacement({ text, unit }: FixContext, variable: MapNode, entry: Entry, source: NewMap): Piece[] | undefined {
  if (variable.flow) {
    const pad = text[variable.start + 1] === ' ' ? ' ' : '';
    if (entry.key.style === 'double') return ['"valueFrom": ', ...jsonValue(source, pad)];
    return ['valueFrom: ', ...flowValue(source, pad)];
  }
  // An anchor would be lost, and what stands elsewhere is not this variable's text.
  if (entry.value.kind !== 'scalar' || !/^[ \t]*:[^&*!\n]*$/.test(withoutBlockHeader(text.slice(entry.key.end, entry.value.start))))
    return undefined;
  const layout = layoutOf(text, unit.root);
  const [first, ...rest] = blockEntry('valueFrom', source, columnOf(text, variable.start), layout);
  const head = first?.map((piece) => (typeof piece === 'string' ? piece.trimStart() : piece)) ?? [];
  return [...head, ...rest.flatMap((line): Piece[] => [layout.eol, ...line])];
}

/** What stands before a value, without the `|` or `>` of a block scalar and what follows it. */
function withoutBlockHeader(gap: string): string {
  const end = gap.lastIndexOf('\n');
  if (end < 0 || !/^[ \t]*$/.test(gap.slice(end + 1))) return gap;
  const start = gap.slice(0, end).lastIndexOf('\n') + 1;
  const header = gap.slice(start, end).search(/[|>]/);
  return header < 0 ? gap : gap.slice(0, start + header);
}
