import { say } from '../../texts/texts.ts';
import { defineRule, notApplicable } from '../rule.ts';
import { examplePod } from './examples.ts';
import { flagOutcome } from './host-namespaces.ts';
import { podFields } from './hover-paths.ts';
import { isNodeAgent } from './settings.ts';
import { replaceFix } from './verdicts.ts';

export const hostPid = defineRule({
  id: 'host-pid',
  title: 'Processes of the node shared',
  family: 'kubernetes',
  practice: 'technology/platforms-and-infrastructure/1/access-foundations',
  category: 'security',
  default: 'on',
  subject: 'workload',
  crossFile: false,
  severity: 'warning',
  check(workload) {
    if (isNodeAgent(workload)) return notApplicable;
    return flagOutcome(workload, 'hostPID', say`sees and may signal every process of its node`);
  },
  fixSafety: 'review',
  fix(_workload, problem) {
    return replaceFix(say`Set hostPID to false`, problem, 'false');
  },
  rationale:
    'With `hostPID` a container sees the processes of the node and of all its Pods, with their command lines and environments, and root in it can enter any of them. DaemonSets are not asked, since node monitoring needs it.',
  how: [
    'Remove `hostPID: true`.',
    'To see the processes of a neighbouring container, use `shareProcessNamespace` for that one Pod.',
    'To debug a node, use `kubectl debug node/<name>` for as long as it takes.',
  ],
  example: {
    language: 'yaml',
    bad: examplePod({ pod: 'hostPID: true' }),
    good: examplePod({}),
  },
  hoverOn: podFields('hostPID'),
  equivalents: {
    'kube-linter': ['host-pid'],
    polaris: ['hostPIDSet'],
    monokle: ['PSS102', 'KSV010'],
    kubescape: ['C-0038', 'C-0275'],
    kyverno: ['disallow-host-namespaces'],
    checkov: ['CKV_K8S_17'],
    trivy: ['KSV-0010'],
    datree: ['CONTAINERS_INCORRECT_HOSTPID_VALUE_TRUE'],
  },
});
