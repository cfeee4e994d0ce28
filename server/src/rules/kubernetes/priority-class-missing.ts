import { child, isUnknown } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { judge } from '../edits/value.ts';
import { addEntryFix } from '../edits/yaml.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import type { RuleContext } from '../rule.ts';
import { describeObject } from './describe.ts';
import { podPlace } from './places.ts';
import { isKnative } from './pods.ts';

export const priorityClassMissing = defineRule({
  id: 'priority-class-missing',
  title: 'Priority class missing',
  family: 'kubernetes',
  practice: 'technology/platforms-and-infrastructure/3/scheduling-controls',
  category: 'reliability',
  default: 'on',
  subject: 'workload',
  crossFile: true,
  severity: 'warning',
  check(workload, context) {
    const { object, podSpec } = workload;
    // Knative leaves priority classes to those who run the cluster, unless they switch them on.
    if (object.fragment || isKnative(workload)) return notApplicable;
    const name = child(podSpec, 'priorityClassName');
    if (isUnknown(name)) return unknown;
    if (name !== undefined) return met;
    if (hasDefault(context) || context.workspace.patchMentions(object, 'priorityClassName')) return unknown;
    return unmet({ ...podPlace(workload), message: say`${describeObject(object)} has no priority class.` });
  },
  fixSafety: 'review',
  fix({ podSpec }, _problem, context) {
    if (podSpec?.kind !== 'map') return undefined;
    return addEntryFix(context, podSpec, {
      title: say`Name a priority class`,
      safety: 'review',
      path: ['priorityClassName'],
      value: judge(usualClass(context) ?? 'normal'),
    });
  },
  rationale:
    'When nodes are full, the scheduler looks at priority alone: without a class the shop and the nightly report are equals, and either waits for the other. A class says whose Pods go first, and whose are evicted first. Where a class of the workspace is the default of the cluster, the question is left open.',
  how: [
    'Agree on three or four classes for the cluster, such as critical, normal and batch.',
    'Name one in `priorityClassName` of each workload, or make one the default with `globalDefault: true`.',
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
      priorityClassName: normal
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
`,
  },
  hoverOn: ['spec.template.spec.priorityClassName'],
  equivalents: {
    polaris: ['priorityClassNotSet'],
    kyverno: ['require-pod-priorityclassname'],
    'kube-linter': ['priority-class-name'],
  },
});

function hasDefault({ workspace }: RuleContext): boolean {
  return workspace.objectsOf('scheduling.k8s.io/PriorityClass').some(({ subject }) => {
    const isDefault = child(subject.node, 'globalDefault');
    return isDefault !== undefined && !(isDefault.kind === 'scalar' && isDefault.value === false);
  });
}

function usualClass({ workspace }: RuleContext): string | undefined {
  const names = workspace.objectsOf('scheduling.k8s.io/PriorityClass').flatMap(({ keys }) => keys.name ?? []);
  return names.length === 1 ? names[0] : undefined;
}
