import type { Workload } from '../../facts/kubernetes/types.ts';
import { at, child, entryOf, isUnknown, itemsOf, stringMapOf, textOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { matchSelector } from '../../workspace/selectors.ts';
import { quoted } from '../edits/quote.ts';
import { addEntryFix } from '../edits/yaml.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import type { Problem } from '../rule.ts';
import { describeObject } from './describe.ts';
import { keyPlace, spanOf } from './places.ts';

const selecting: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Rollout']);

export const selectorMismatch = defineRule({
  id: 'selector-mismatch',
  title: 'Selector does not match the template',
  family: 'kubernetes',
  practice: 'technology/application-patterns-and-refactoring/1/higher-level-controllers',
  category: 'correctness',
  default: 'on',
  subject: 'workload',
  crossFile: true,
  severity: 'error',
  check(workload, { workspace }) {
    const { object, podLabels } = workload;
    if (!selecting.has(object.kind) || object.fragment) return notApplicable;
    const selector = at(object.node, 'spec', 'selector');
    const wanted = stringMapOf(child(selector, 'matchLabels'));
    const outcome = matchSelector(selector, podLabels);
    if (isUnknown(selector) || outcome === 'unknown' || !wanted || !podLabels) return unknown;
    if (outcome === 'yes') return met;
    const keys = [
      ...wanted.keys(),
      ...itemsOf(child(selector, 'matchExpressions')).items.flatMap((item) => textOf(child(item, 'key')) ?? []),
    ];
    if (keys.some((key) => workspace.labelIsSetElsewhere(key)) || workspace.patchMentions(object, 'labels')) return unknown;
    const [first, ...rest] = [...wanted].flatMap(([key, value]) =>
      podLabels.get(key) === value ? [] : [problemFor(key, value, workload)],
    );
    if (first) return unmet(first, ...rest);
    return unmet({
      ...keyPlace(object, 'spec', 'selector', 'matchExpressions'),
      message: say`${describeObject(object)} does not select its own Pods.`,
    });
  },
  fixSafety: 'safe',
  fix({ object, podTemplate, podLabels }, problem, context) {
    const wanted = at(object.node, 'spec', 'selector', 'matchLabels');
    const entry = wanted?.kind === 'map' ? wanted.entries.find(({ key }) => key.start === problem.start) : undefined;
    const value = entry?.value.kind === 'scalar' ? entry.value.text : undefined;
    if (!entry || value === undefined || podTemplate?.kind !== 'map') return undefined;
    const key = entry.key.text;
    const title = say`Give the Pods the label ${key}: ${value}`;
    const labels = at(podTemplate, 'metadata', 'labels');
    const old = labels?.kind === 'map' ? entryOf(labels, key)?.value : undefined;
    // A label that is not there takes nothing away; of two values either may be the wrong one.
    if (!podLabels?.has(key)) return addEntryFix(context, podTemplate, { title, safety: 'safe', path: ['metadata', 'labels', key], value });
    if (old?.kind !== 'scalar' || !/^[a-z][\w.-]*$/i.test(value)) return undefined;
    return { title, safety: 'review', edits: [{ ...spanOf(old), text: quoted(context.text, old, value) }] };
  },
  rationale:
    'The API server refuses a workload whose selector does not take in the Pods of its own template. The labels of the template were changed and the selector was not, or the other way round.',
  how: [
    'Repeat every pair of `spec.selector` in `spec.template.metadata.labels`.',
    'The selector of a workload that exists cannot be changed: change the labels, or delete and create it.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels:
      app: website
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
`,
    good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
`,
  },
  hoverOn: ['spec.selector', 'spec.template.metadata.labels'],
  equivalents: {
    'kube-linter': ['mismatching-selector'],
    'kube-score': [
      'deployment-pod-selector-labels-match-template-metadata-labels',
      'statefulset-pod-selector-labels-match-template-metadata-labels',
    ],
    kubescape: ['C-0296'],
  },
});

function problemFor(key: string, value: string, { object }: Workload): Problem {
  const wanted = at(object.node, 'spec', 'selector', 'matchLabels');
  const entry = wanted?.kind === 'map' ? entryOf(wanted, key) : undefined;
  const place = spanOf(entry?.key ?? object.anchor);
  return { ...place, message: say`${describeObject(object)} selects Pods with ${key}: ${value}, which its own do not have.` };
}
