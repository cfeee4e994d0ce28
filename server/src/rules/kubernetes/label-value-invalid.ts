import type { KubernetesObject } from '../../facts/kubernetes/types.ts';
import { podPathOf } from '../../facts/kubernetes/kinds.ts';
import { at, resolve } from '../../syntax/tree.ts';
import type { Lookup, SyntaxNode } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule } from '../rule.ts';
import { describeObject } from './describe.ts';
import { outcomeOf, problemAt } from './verdicts.ts';
import type { Verdict } from './verdicts.ts';

export const labelValueInvalid = defineRule({
  id: 'label-value-invalid',
  title: 'Invalid label',
  practice: 'technology/application-release-and-operations/1/manifests-consistent',
  family: 'kubernetes',
  category: 'correctness',
  default: 'on',
  subject: 'object',
  crossFile: false,
  severity: 'error',
  check(object) {
    return outcomeOf(labelsOf(object).flatMap(([key, value]) => verdictOn(key, value, object)));
  },
  fixSafety: 'safe',
  fix(object, { start, end }, { text }) {
    const found = labelsOf(object).find(([, value]) => value.start === start && value.end === end);
    const value = found && resolve(found[1]);
    if (value?.kind !== 'scalar' || !isOtherType(value) || !isValid(value.text)) return undefined;
    return { title: say`Quote the value`, safety: 'safe', edits: [{ start, end, text: `"${text.slice(start, end)}"` }] };
  },
  rationale:
    'The value of a label is a string of up to 63 letters, digits, dashes, dots and underscores that begins and ends with a letter or digit. Kubernetes refuses an object with another one: an e-mail address, a path, a sentence, or `true` and `1.20` without quotes, which YAML reads as a truth value and a number. Values that a tool fills in later are left open.',
  how: ['Put numbers and truth values in quotes.', 'Put longer text, addresses and links into an annotation.'],
  example: {
    language: 'yaml',
    bad: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    owner: shop@example.com
`,
    good: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    owner: shop
  annotations:
    contact: shop@example.com
`,
  },
  hoverOn: ['metadata.labels', 'spec.template.metadata.labels', 'spec.selector.matchLabels'],
  equivalents: {
    'kube-score': ['label-values'],
    kyverno: ['metadata-match-regex'],
    datree: ['WORKLOAD_INVALID_LABELS_VALUE'],
  },
});

type Label = readonly [key: string, value: SyntaxNode];

function labelsOf({ node, group, kind }: KubernetesObject): readonly Label[] {
  const path = podPathOf(group, kind);
  const template = path && path.length > 0 ? at(node, ...path, 'metadata', 'labels') : undefined;
  const selector = path && path.length > 0 ? at(node, 'spec', 'selector', 'matchLabels') : undefined;
  return [at(node, 'metadata', 'labels'), selector, template].flatMap(entriesOf);
}

function entriesOf(map: Lookup): readonly Label[] {
  return map?.kind === 'map' ? map.entries.map(({ key, value }) => [key.text, value]) : [];
}

function verdictOn(key: string, node: SyntaxNode, object: KubernetesObject): readonly Verdict[] {
  const value = resolve(node);
  if (key === '<<') return [];
  if (value.kind !== 'scalar' || value.value === null) return value.kind === 'unknown' ? ['unknown'] : [];
  if (isFilledIn(value.text) || isFilledIn(key)) return ['unknown'];
  const label = say`The label ${key} of ${describeObject(object)}`;
  if (isOtherType(value)) return [problemAt(node, say`${label} is no string: ${value.text} needs quotes.`)];
  if (isValid(value.text)) return ['met'];
  return [
    problemAt(
      node,
      value.text.length > 63 ? say`${label} is longer than 63 characters.` : say`${label} has a value that Kubernetes refuses.`,
    ),
  ];
}

function isOtherType({ value, style }: { readonly value: unknown; readonly style: string }): boolean {
  return style === 'plain' && (typeof value === 'number' || typeof value === 'boolean');
}

function isValid(text: string): boolean {
  return text.length <= 63 && /^(?:[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?)?$/.test(text);
}

/** `${VERSION}`, `<name>`, `@version@`, `%NAME%`, `#{name}#`. */
function isFilledIn(text: string): boolean {
  return /[$<>{}%#[\]]|^@.*@$|^__|__$/.test(text);
}
