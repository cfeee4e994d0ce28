import { child, entryOf, isUnknown, itemsOf } from '../../syntax/tree.ts';
import type { MapNode, Span } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import type { Problem } from '../rule.ts';
import { describeContainer } from './describe.ts';
import { spanOf } from './places.ts';
import { problemWithPortName } from './port-names.ts';

export const containerPortInvalid = defineRule({
  id: 'container-port-invalid',
  title: 'Container port not valid',
  family: 'kubernetes',
  practice: 'technology/testing-and-issue-detection/1/connectivity-checked',
  category: 'correctness',
  default: 'on',
  subject: 'container',
  crossFile: false,
  severity: 'error',
  check(container) {
    const list = child(container.node, 'ports');
    if (isUnknown(list)) return unknown;
    const ports = itemsOf(list).items.filter((item) => item.kind === 'map');
    if (ports.length === 0) return notApplicable;
    const whose = describeContainer(container);
    const names = new Map<string, MapNode>();
    const problems: Problem[] = [];
    for (const port of ports) {
      const name = child(port, 'name');
      if (name?.kind === 'scalar') {
        const fault = problemWithPortName(name.text);
        if (fault !== undefined)
          problems.push({ ...spanOf(name), message: say`${whose} has the port name "${name.text}", which ${fault}.` });
        else if (names.has(name.text)) problems.push({ ...spanOf(name), message: say`${whose} has two ports called "${name.text}".` });
        else names.set(name.text, port);
      }
      const fault = problemWithNumber(port, whose, container.workload.object.fragment);
      if (fault) problems.push(fault);
    }
    const [first, ...rest] = problems;
    return first ? unmet(first, ...rest) : met;
  },
  fixSafety: null,
  rationale:
    'The API server refuses a container whose ports have equal names, names outside of the rules or no number, and with it the whole Pod. A Service that sends to a port by its name would find the wrong one or none.',
  how: [
    'Give every port a `containerPort` from 1 to 65535.',
    'Give each port of a container a name of its own: at most 15 small letters, digits and single hyphens, with at least one letter.',
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
            - name: http
              containerPort: 8080
            - name: http
              containerPort: 9090
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
            - name: http
              containerPort: 8080
            - name: metrics
              containerPort: 9090
`,
  },
  hoverOn: ['ports'],
  equivalents: { 'kube-score': ['container-ports-check'] },
});

function problemWithNumber(port: MapNode, whose: string, fragment: boolean): Problem | undefined {
  const number = child(port, 'containerPort');
  if (number === undefined) {
    if (fragment) return undefined;
    return { ...placeOf(port), message: say`${whose} has a port without a containerPort.` };
  }
  if (number.kind !== 'scalar') return undefined;
  const { value } = number;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 65535) return undefined;
  return { ...spanOf(number), message: say`${whose} has the containerPort ${number.text}, which is no number from 1 to 65535.` };
}

function placeOf(port: MapNode): Span {
  const entry = entryOf(port, 'containerPort') ?? port.entries[0];
  return spanOf(entry?.key ?? port);
}
