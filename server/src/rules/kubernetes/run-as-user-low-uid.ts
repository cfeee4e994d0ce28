import { defineRule } from '../rule.ts';
import { examplePod } from './examples.ts';
import { lowIdFix, lowIdOutcome, minimumOption } from './low-ids.ts';

export const runAsUserLowUid = defineRule({
  id: 'run-as-user-low-uid',
  title: 'Low user id',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/3/benchmarks-adopted',
  category: 'security',
  default: 'optional',
  subject: 'container',
  crossFile: true,
  severity: 'warning',
  options: minimumOption,
  check(container, context) {
    return lowIdOutcome(container, 'runAsUser', context.options.minimum, context);
  },
  fixSafety: 'review',
  fix(container, problem, context) {
    return lowIdFix(container, 'runAsUser', context.options.minimum, problem, context);
  },
  rationale:
    'Without a user namespace, the user ids of containers and of the node are the same numbers. A process that gets out of its container as user 1000 owns the files of whoever has that id on the machine. Some benchmarks ask for ids of 10000 and more, which hosts do not give out; the bound is an option. What the Pod sets counts for its containers.',
  how: [
    'Give the image a user with a high id: `RUN adduser -u 10001 app` and `USER 10001`.',
    'Set `runAsUser` to the same id for the Pod.',
    'Set `fsGroup` where volumes must be writable.',
  ],
  example: {
    language: 'yaml',
    bad: examplePod({ container: 'securityContext:\n  runAsUser: 1000' }),
    good: examplePod({ container: 'securityContext:\n  runAsUser: 10001' }),
  },
  hoverOn: ['securityContext.runAsUser'],
  equivalents: {
    'kube-score': ['container-security-context-user-group-id'],
    monokle: ['KBP104', 'KSV020'],
    checkov: ['CKV_K8S_40'],
    trivy: ['KSV-0020'],
    kyverno: ['restrict-usergroup-fsgroup-id'],
    datree: ['CONTAINERS_INCORRECT_RUNASUSER_VALUE_LOWUID'],
  },
});
