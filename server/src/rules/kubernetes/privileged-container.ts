import { at, isUnknown } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, unknown, unmet } from '../rule.ts';
import { describeContainer } from './describe.ts';
import { reachesForNode } from './pods.ts';

export const privilegedContainer = defineRule({
  id: 'privileged-container',
  title: 'Privileged container',
  family: 'kubernetes',
  practice: 'technology/platforms-and-infrastructure/1/access-foundations',
  category: 'security',
  default: 'on',
  subject: 'container',
  crossFile: false,
  severity: 'warning',
  check(container) {
    const privileged = at(container.node, 'securityContext', 'privileged');
    if (isUnknown(privileged)) return unknown;
    if (privileged?.kind !== 'scalar' || privileged.value !== true) return met;
    return unmet({
      start: privileged.start,
      end: privileged.end,
      message: say`${describeContainer(container)} runs privileged, with full access to its node.`,
    });
  },
  fixSafety: 'safe',
  fix({ workload }, problem) {
    const safety = reachesForNode(workload) ? 'review' : 'safe';
    return { title: say`Set privileged to false`, safety, edits: [{ start: problem.start, end: problem.end, text: 'false' }] };
  },
  rationale:
    'A privileged container shares the devices and kernel interfaces of its node: whoever takes over the process takes over the machine and everything else that runs there. Very few workloads need it, and those that do usually need one capability or one device.',
  how: [
    'Remove `privileged: true` and see which operation fails.',
    'Grant just that: a single entry under `capabilities.add`, or a device plugin.',
    'Keep node agents that truly need it in a namespace of their own, and say why next to the setting.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: v1
kind: Pod
metadata:
  name: probe
spec:
  containers:
    - name: probe
      image: registry.example.com/probe:2.1.0
      securityContext:
        privileged: true
`,
    good: `apiVersion: v1
kind: Pod
metadata:
  name: probe
spec:
  containers:
    - name: probe
      image: registry.example.com/probe:2.1.0
      securityContext:
        capabilities:
          drop: [ALL]
          add: [NET_RAW]
`,
  },
  hoverOn: ['securityContext.privileged'],
  equivalents: {
    'kube-linter': ['privileged-container'],
    'kube-score': ['container-security-context-privileged'],
    polaris: ['runAsPrivileged'],
    monokle: ['PSS103', 'KSV017'],
    kubescape: ['C-0057'],
    kyverno: ['disallow-privileged-containers'],
    checkov: ['CKV_K8S_16'],
    trivy: ['KSV-0017'],
    datree: ['CONTAINERS_INCORRECT_PRIVILEGED_VALUE_TRUE'],
  },
});
