import { at, child, isUnknown } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { addEntryFix } from '../edits/yaml.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { isBudget } from './budgets.ts';
import { describeObject } from './describe.ts';
import { keyPlace } from './places.ts';

export const pdbUnhealthyEvictionPolicyMissing = defineRule({
  id: 'pdb-unhealthy-eviction-policy-missing',
  title: 'Broken Pods may block a drain',
  family: 'kubernetes',
  practice: 'technology/application-patterns-and-refactoring/2/ready-for-disruption',
  category: 'reliability',
  default: 'on',
  subject: 'object',
  crossFile: true,
  severity: 'warning',
  check(object, { workspace, kubernetesMinor }) {
    if (!isBudget(object) || object.fragment || object.version === 'v1beta1' || kubernetesMinor < 27) return notApplicable;
    const policy = at(object.node, 'spec', 'unhealthyPodEvictionPolicy');
    if (isUnknown(policy)) return unknown;
    if (policy !== undefined) return met;
    if (workspace.patchMentions(object, 'unhealthyPodEvictionPolicy')) return unknown;
    return unmet({
      ...keyPlace(object, 'spec'),
      message: say`${describeObject(object)} keeps Pods from eviction that are broken already.`,
    });
  },
  fixSafety: 'safe',
  fix(object, _problem, context) {
    const spec = child(object.node, 'spec');
    if (spec?.kind !== 'map') return undefined;
    return addEntryFix(context, spec, {
      title: say`Let broken Pods go`,
      safety: 'safe',
      path: ['unhealthyPodEvictionPolicy'],
      value: 'AlwaysAllow',
      after: ['maxUnavailable', 'minAvailable'],
    });
  },
  rationale:
    'By default a budget also protects Pods that do not become ready: when an application is broken, its Pods cannot be evicted, and the node under them cannot be drained, although nothing would be lost. `AlwaysAllow` lets such Pods go and protects the healthy ones as before. Any value that is written down counts; the field exists since Kubernetes 1.27.',
  how: [
    'Set `unhealthyPodEvictionPolicy: AlwaysAllow`.',
    'Keep `IfHealthyBudget`, written down, where a Pod that is not ready may still hold data that others need.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: web
spec:
  maxUnavailable: 1
  selector:
    matchLabels: { app: web }
`,
    good: `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: web
spec:
  maxUnavailable: 1
  unhealthyPodEvictionPolicy: AlwaysAllow
  selector:
    matchLabels: { app: web }
`,
  },
  hoverOn: ['spec.unhealthyPodEvictionPolicy'],
  equivalents: { 'kube-linter': ['pdb-unhealthy-pod-eviction-policy'] },
});
