import { child, entryOf, itemsOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeObject } from './describe.ts';

export const containersPerPodLimit = defineRule({
  id: 'containers-per-pod-limit',
  title: 'Many containers in a Pod',
  family: 'kubernetes',
  practice: 'technology/application-patterns-and-refactoring/1/one-task-per-pod',
  category: 'operability',
  default: 'optional',
  subject: 'workload',
  crossFile: false,
  severity: 'warning',
  options: {
    maximum: { default: 4, minimum: 1, description: 'How many containers, sidecars included, a Pod may have.' },
  },
  check(workload, { options }) {
    const { object, podSpec, containers } = workload;
    if (object.fragment) return notApplicable;
    const count = containers.filter(({ role }) => role === 'container' || role === 'sidecar').length;
    if (count <= options.maximum) return itemsOf(child(podSpec, 'containers')).complete ? met : unknown;
    const key = podSpec?.kind === 'map' ? entryOf(podSpec, 'containers')?.key : undefined;
    const { start, end } = key ?? object.anchor;
    return unmet({
      start,
      end,
      message: say`${describeObject(object)} runs ${String(count)} containers in a Pod, more than ${String(options.maximum)}.`,
    });
  },
  fixSafety: null,
  rationale:
    'Containers of one Pod start, scale, move and die together. That suits a process and its helpers; it does not suit several services, of which then none can be updated or scaled alone, and the Pod needs a node with room for all. Many containers in a Pod are mostly services that should have their own Deployments. Init containers that end are not counted.',
  how: [
    'Ask of each container whether it makes sense without the main one; if so, give it a Deployment and a Service.',
    'Move what all Pods of a node need (log shipping, metrics) to a DaemonSet.',
    'Set the option `maximum` to what your teams agreed on.',
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
    - name: c1
      image: registry.example.com/c1:1
    - name: c2
      image: registry.example.com/c2:1
    - name: c3
      image: registry.example.com/c3:1
    - name: c4
      image: registry.example.com/c4:1
`,
    good: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: registry.example.com/web:1.4.2
    - name: proxy
      image: registry.example.com/proxy:1
`,
  },
  hoverOn: ['spec.containers', 'spec.template.spec.containers'],
  equivalents: { kyverno: ['limit-containers-per-pod'] },
});
