import type { KubernetesObject, Workload } from '../../facts/kubernetes/types.ts';
import { at, child, isUnknown, stringMapOf, textOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { matchPairs } from '../../workspace/selectors.ts';
import type { Located } from '../../workspace/view.ts';
import { judge } from '../edits/value.ts';
import { addEntryFix } from '../edits/yaml.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import type { RuleContext } from '../rule.ts';
import { describeObject } from './describe.ts';
import { scopePhrase, spanOf } from './places.ts';
import { findNamed } from './references.ts';
import { replicasOf } from './scaling.ts';

export const statefulsetServiceName = defineRule({
  id: 'statefulset-service-name',
  title: 'StatefulSet without its Service',
  family: 'kubernetes',
  practice: 'technology/application-patterns-and-refactoring/1/discovery-by-name',
  category: 'correctness',
  default: 'on',
  subject: 'workload',
  crossFile: true,
  severity: 'warning',
  check(workload, context) {
    const { object } = workload;
    if (object.group !== 'apps' || object.kind !== 'StatefulSet' || object.fragment) return notApplicable;
    const { workspace, uri } = context;
    const name = at(object.node, 'spec', 'serviceName');
    if (isUnknown(name) || workspace.patchMentions(object, 'serviceName')) return unknown;
    const what = describeObject(object);
    if (name?.kind !== 'scalar' || name.text === '') {
      // A single Pod has nobody to be told from.
      const replicas = replicasOf(workload, workspace);
      if (replicas.state === 'absent' || (replicas.state === 'known' && replicas.value <= 1)) return notApplicable;
      return unmet({ ...spanOf(name ?? object.anchor), message: say`${what} names no Service, so its Pods have no names of their own.` });
    }
    const reference = findNamed('/Service', name.text, object, context);
    if (reference.state === 'unknown') return unknown;
    const where = scopePhrase(uri, workspace);
    if (reference.state === 'missing')
      return unmet({ ...spanOf(name), message: say`${what} names the Service "${name.text}", which is not ${where}.` });
    const faults = reference.places.map((place) => faultOf(place, workload, context));
    if (faults.includes(undefined)) return met;
    const fault = faults.find((found) => found !== 'unknown');
    if (fault === undefined || faults.includes('unknown')) return unknown;
    const [place] = reference.places;
    const related = { at: place, ...spanOf(place.subject.anchor), message: say`The Service.` };
    return unmet({ ...spanOf(name), message: say`${what} names the Service "${name.text}", which ${fault}.`, related: [related] });
  },
  fixSafety: 'review',
  fix({ object }, problem, context) {
    const spec = child(object.node, 'spec');
    if (spec?.kind !== 'map' || problem.start !== object.anchor.start || object.name === undefined) return undefined;
    return addEntryFix(context, spec, {
      title: say`Name its Service`,
      safety: 'review',
      path: ['serviceName'],
      value: judge(object.name),
      after: ['replicas'],
    });
  },
  rationale:
    'The Pods of a StatefulSet find each other by names such as `store-0.store`, which a headless Service gives them: one with `clusterIP: None` that `serviceName` names and whose selector takes in the Pods. Without it the names do not exist, and most clusters of databases never form. A Service that the files do not show leaves the question open, and a single Pod without a Service is left alone.',
  how: [
    'Add a Service with `clusterIP: None` and the labels of the Pods as its selector.',
    'Write its name in `spec.serviceName`.',
    'Use a second, ordinary Service for callers.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: store
spec:
  serviceName: store
  selector:
    matchLabels:
      app: store
  template:
    metadata:
      labels:
        app: store
    spec:
      containers:
        - name: store
          image: registry.example.com/store:1.4.2
---
apiVersion: v1
kind: Service
metadata:
  name: store
spec:
  selector:
    app: store
  ports:
    - port: 5432
`,
    good: `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: store
spec:
  serviceName: store
  selector:
    matchLabels:
      app: store
  template:
    metadata:
      labels:
        app: store
    spec:
      containers:
        - name: store
          image: registry.example.com/store:1.4.2
---
apiVersion: v1
kind: Service
metadata:
  name: store
spec:
  clusterIP: None
  selector:
    app: store
  ports:
    - port: 5432
`,
  },
  hoverOn: ['spec.serviceName'],
  equivalents: { 'kube-score': ['statefulset-has-servicename'] },
});

/** What is wrong with the Service, as the end of "which …"; undefined when nothing is. */
function faultOf({ subject }: Located<KubernetesObject>, { podLabels }: Workload, { workspace }: RuleContext): string | undefined {
  const { node } = subject;
  const address = at(node, 'spec', 'clusterIP');
  const selector = at(node, 'spec', 'selector');
  if (subject.fragment || isUnknown(address) || isUnknown(selector)) return 'unknown';
  if (['clusterIP', 'selector'].some((key) => workspace.patchMentions(subject, key))) return 'unknown';
  if (textOf(address) !== 'None') return say`is not headless`;
  if (selector === undefined) return undefined;
  const pairs = stringMapOf(selector);
  if (!pairs) return 'unknown';
  const own = new Map([...pairs].filter(([key]) => !workspace.labelIsSetElsewhere(key)));
  const match = matchPairs(own, podLabels);
  if (match === 'unknown') return 'unknown';
  return match === 'no' ? say`does not select its Pods` : undefined;
}
