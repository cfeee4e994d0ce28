import { parseImage } from '../../facts/image.ts';
import { child } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, notApplicable, unknown, unmet } from '../rule.ts';
import { describeContainer } from './describe.ts';
import { examplePod } from './examples.ts';

export const kubernetesDashboard = defineRule({
  id: 'kubernetes-dashboard',
  title: 'Kubernetes Dashboard deployed',
  family: 'kubernetes',
  practice: 'technology/platforms-and-infrastructure/1/access-foundations',
  category: 'security',
  default: 'on',
  subject: 'container',
  crossFile: false,
  severity: 'warning',
  check(container) {
    const image = child(container.node, 'image');
    if (image === undefined) return notApplicable;
    const reference = image.kind === 'scalar' ? parseImage(image.text) : undefined;
    if (image.kind !== 'scalar' || !reference) return unknown;
    if (!/(?:^|\/)kubernetes-dashboard(?:-|$)|(?:^|\/)kubernetesui\/dashboard(?:-|$)/.test(reference.repository)) return notApplicable;
    const message = say`${describeContainer(container)} is a part of the Kubernetes Dashboard, which is no longer looked after.`;
    return unmet({ start: image.start, end: image.end, message });
  },
  fixSafety: null,
  rationale:
    'The Dashboard acts in the cluster with whatever its users or its own account may do, and an open one has been the way into many clusters. Its project was archived in 2026, so flaws stay. It names Headlamp as its successor.',
  how: [
    'Remove the Dashboard with its service account, bindings and routes.',
    'Use Headlamp or a desktop client, which work with the own rights of each person.',
  ],
  example: {
    language: 'yaml',
    bad: examplePod({}).replace('registry.example.com/web:1.4.2', 'kubernetesui/dashboard:v2.7.0'),
    good: examplePod({}).replace('registry.example.com/web:1.4.2', 'ghcr.io/headlamp-k8s/headlamp:v0.35.0'),
  },
  hoverOn: ['image'],
  equivalents: {
    kubescape: ['C-0014'],
    checkov: ['CKV_K8S_33'],
  },
});
