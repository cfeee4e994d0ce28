import { child, isUnknown, itemsOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { judge } from '../edits/value.ts';
import { addEntryFix } from '../edits/yaml.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import type { Container } from '../../facts/kubernetes/types.ts';
import type { MapNode } from '../../syntax/tree.ts';
import { describeContainer } from './describe.ts';
import { spanOf } from './places.ts';

export const containerPortNameMissing = defineRule({
  id: 'container-port-name-missing',
  title: 'Container port without a name',
  family: 'kubernetes',
  practice: 'technology/application-patterns-and-refactoring/2/ports-named',
  category: 'operability',
  default: 'optional',
  subject: 'container',
  crossFile: false,
  severity: 'warning',
  check(container) {
    if (container.workload.object.fragment) return unknown;
    if (isUnknown(child(container.node, 'ports'))) return unknown;
    const ports = portMaps(container);
    if (ports.length === 0) return notApplicable;
    const [first, ...rest] = ports.flatMap((port) => {
      const number = child(port, 'containerPort');
      if (child(port, 'name') !== undefined || number?.kind !== 'scalar') return [];
      return [{ ...spanOf(number), message: say`${describeContainer(container)} has the port ${number.text} without a name.` }];
    });
    if (first) return unmet(first, ...rest);
    return ports.some((port) => isUnknown(child(port, 'name'))) ? unknown : met;
  },
  fixSafety: 'review',
  fix(container, problem, context) {
    const port = portMaps(container).find((map) => child(map, 'containerPort')?.start === problem.start);
    const number = port && child(port, 'containerPort');
    if (!port || number?.kind !== 'scalar') return undefined;
    const value = judge(usual.get(number.text) ?? `port-${number.text}`);
    return addEntryFix(context, port, { title: say`Name the port`, safety: 'review', path: ['name'], value });
  },
  rationale:
    'Services, probes, meshes and monitors can refer to a port by its name, and a mesh takes the protocol from it (`http`, `grpc-api`). With a number everywhere, each of them has to change when the port does.',
  how: [
    'Name each port after its protocol: `http`, `grpc-api`, `metrics`.',
    'Refer to the name in `targetPort`, in probes and in ServiceMonitors.',
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
          ports:
            - containerPort: 8080
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
          ports:
            - containerPort: 8080
              name: http
`,
  },
  hoverOn: ['ports'],
  equivalents: { kyverno: ['require-container-port-names'] },
});

const usual: ReadonlyMap<string, string> = new Map([
  ['80', 'http'],
  ['8080', 'http'],
  ['443', 'https'],
  ['8443', 'https'],
  ['9090', 'metrics'],
  ['50051', 'grpc'],
]);

function portMaps({ node }: Container): readonly MapNode[] {
  return itemsOf(child(node, 'ports')).items.filter((item) => item.kind === 'map');
}
