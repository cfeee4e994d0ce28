import { defineRule } from '../rule.ts';
import { examplePod } from './examples.ts';
import { lowIdFix, lowIdOutcome, minimumOption } from './low-ids.ts';

export const runAsGroupLowGid = defineRule({
  id: 'run-as-group-low-gid',
  title: 'Low group id',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/3/benchmarks-adopted',
  category: 'security',
  default: 'optional',
  subject: 'container',
  crossFile: true,
  severity: 'warning',
  options: minimumOption,
  check(container, context) {
    return lowIdOutcome(container, 'runAsGroup', context.options.minimum, context);
  },
  fixSafety: 'review',
  fix(container, problem, context) {
    return lowIdFix(container, 'runAsGroup', context.options.minimum, problem, context);
  },
  rationale:
    'A container that names no group runs with the one of its image, and often that is 0. Group ids mean the same inside and on the node, so a low one may match a group that owns something there. Some benchmarks ask for ids of 10000 and more; the bound is an option. What the Pod sets counts for its containers.',
  how: [
    'Give the image a group with a high id and let the files that it reads belong to it.',
    'Set `runAsGroup` to the same id for the Pod, beside `runAsUser`.',
  ],
  example: {
    language: 'yaml',
    bad: examplePod({ container: 'securityContext:\n  runAsGroup: 1000' }),
    good: examplePod({ container: 'securityContext:\n  runAsGroup: 10001' }),
  },
  hoverOn: ['securityContext.runAsGroup'],
  equivalents: {
    'kube-score': ['container-security-context-user-group-id'],
    monokle: ['KBP105', 'KSV021'],
    trivy: ['KSV-0021'],
    kyverno: ['restrict-usergroup-fsgroup-id'],
    datree: ['CONTAINERS_INCORRECT_RUNASGROUP_VALUE_LOWGID'],
  },
});
