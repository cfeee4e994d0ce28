import type { KubernetesObject, Workload } from '../../facts/kubernetes/types.ts';
import { at, child, stringMapOf } from '../../syntax/tree.ts';
import type { ScalarNode } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import type { Located } from '../../workspace/view.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import type { Problem, RuleContext } from '../rule.ts';
import { describeObject } from './describe.ts';
import { portsOf } from './pods.ts';
import { spanOf } from './places.ts';
import { problemWithPortName } from './port-names.ts';
import { isService, servicePorts } from './services.ts';

export const targetPortNameInvalid = defineRule({
  id: 'target-port-name-invalid',
  title: 'Target port unknown',
  family: 'kubernetes',
  practice: 'technology/testing-and-issue-detection/1/connectivity-checked',
  category: 'correctness',
  default: 'on',
  subject: 'object',
  crossFile: true,
  severity: 'error',
  check(object, context) {
    if (!isService(object)) return notApplicable;
    const targets = servicePorts(object).items.map((port) => child(port, 'targetPort'));
    if (targets.every((target) => target === undefined)) return notApplicable;
    const workloads = podsOf(object, context);
    const known = targets.filter((target) => target?.kind === 'scalar');
    const outcomes = known.map((target) => outcomeOf(target, object, workloads));
    const [first, ...rest] = outcomes.filter((outcome) => typeof outcome === 'object');
    if (first) return unmet(first, ...rest);
    return outcomes.includes('unknown') || known.length < targets.filter((target) => target !== undefined).length ? unknown : met;
  },
  fixSafety: null,
  rationale:
    'A Service finds a named target port by the name that a container declares. Where none of its Pods has a port of that name, or the name is not a valid one, the Service has no endpoint for it and every connection fails. Numbers need no declaration and are only checked for their range; Pods that the files do not show leave the question open.',
  how: [
    'Give the port of the container that name (`ports[].name`), or write the number in `targetPort`.',
    'Port names have at most 15 small letters, digits and single hyphens, with at least one letter.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: web
  ports:
    - port: 80
      targetPort: web
---
apiVersion: apps/v1
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
          ports:
            - name: http
              containerPort: 8080
`,
    good: `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: web
  ports:
    - port: 80
      targetPort: http
---
apiVersion: apps/v1
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
          ports:
            - name: http
              containerPort: 8080
`,
  },
  hoverOn: ['spec.ports'],
  equivalents: { 'kube-linter': ['invalid-target-ports'], 'kube-score': ['container-ports-check'] },
});

type PortOutcome = Problem | 'met' | 'unknown';

function outcomeOf(target: ScalarNode, object: KubernetesObject, workloads: readonly Workload[] | undefined): PortOutcome {
  const whose = describeObject(object);
  const { value } = target;
  if (typeof value === 'number') {
    if (Number.isInteger(value) && value >= 1 && value <= 65535) return 'met';
    return { ...spanOf(target), message: say`${whose} has the target port ${target.text}, which is no port number.` };
  }
  if (typeof value !== 'string') return 'unknown';
  // A number in quotes is taken for a name, and found nowhere.
  const fault = problemWithPortName(value);
  if (fault !== undefined) return { ...spanOf(target), message: say`${whose} has the target port "${value}", which ${fault}.` };
  if (!workloads) return 'unknown';
  const declared = workloads.map((workload) => declares(workload, value));
  if (declared.includes('yes')) return 'met';
  if (declared.includes('unknown')) return 'unknown';
  const names = [...new Set(workloads.map(({ object: workload }) => describeObject(workload)))].join(', ');
  return { ...spanOf(target), message: say`${whose} sends to the port "${value}", which no container of ${names} declares.` };
}

/** The workloads that the Service selects; undefined when there are none or there may be more. */
function podsOf(object: KubernetesObject, { workspace, uri }: RuleContext): readonly Workload[] | undefined {
  const pairs = stringMapOf(at(object.node, 'spec', 'selector'));
  if (!pairs || pairs.size === 0 || workspace.patchMentions(object, 'selector')) return undefined;
  const { certain, possible } = workspace.workloadsMatching(pairs, object, uri);
  return certain.length === 0 || possible ? undefined : certain.map(({ subject }: Located<Workload>) => subject);
}

function declares({ containers, object }: Workload, name: string): 'yes' | 'no' | 'unknown' {
  if (object.fragment || object.group === 'serving.knative.dev') return 'unknown';
  const ports = containers.map((container) => portsOf(container));
  if (ports.some((list) => list?.some((port) => port.name === name))) return 'yes';
  const unsure = ports.some((list) => list === undefined) || containers.some(({ node }) => isOpen(node));
  return unsure ? 'unknown' : 'no';
}

/** More ports may be behind templated lines, or a name may be templated. */
function isOpen(container: Workload['containers'][number]['node']): boolean {
  const ports = child(container, 'ports');
  if (container.open || ports?.kind === 'unknown') return true;
  return (
    ports?.kind === 'sequence' &&
    (ports.open || ports.items.some((item) => item.kind !== 'map' || item.open || child(item, 'name')?.kind === 'unknown'))
  );
}
