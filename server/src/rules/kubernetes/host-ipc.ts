import { say } from '../../texts/texts.ts';
import { defineRule } from '../rule.ts';
import { examplePod } from './examples.ts';
import { flagOutcome } from './host-namespaces.ts';
import { podFields } from './hover-paths.ts';
import { replaceFix } from './verdicts.ts';

export const hostIpc = defineRule({
  id: 'host-ipc',
  title: 'Memory channels of the node shared',
  family: 'kubernetes',
  practice: 'technology/platforms-and-infrastructure/1/access-foundations',
  category: 'security',
  default: 'on',
  subject: 'workload',
  crossFile: false,
  severity: 'warning',
  check(workload) {
    return flagOutcome(workload, 'hostIPC', say`shares the inter-process memory of its node`);
  },
  fixSafety: 'review',
  fix(_workload, problem) {
    return replaceFix(say`Set hostIPC to false`, problem, 'false');
  },
  rationale:
    'With `hostIPC` a container can read and write the shared memory and message queues of every process of the node that uses them, databases included. Processes that must share memory belong in one Pod, which shares it anyway.',
  how: [
    'Remove `hostIPC: true`.',
    'Put processes that share memory into one Pod, with an `emptyDir` of `medium: Memory` on `/dev/shm` where more is needed.',
  ],
  example: {
    language: 'yaml',
    bad: examplePod({ pod: 'hostIPC: true' }),
    good: examplePod({}),
  },
  hoverOn: podFields('hostIPC'),
  equivalents: {
    'kube-linter': ['host-ipc'],
    polaris: ['hostIPCSet'],
    monokle: ['PSS102', 'KSV008'],
    kubescape: ['C-0038', 'C-0276'],
    kyverno: ['disallow-host-namespaces'],
    checkov: ['CKV_K8S_18'],
    trivy: ['KSV-0008'],
    datree: ['CONTAINERS_INCORRECT_HOSTIPC_VALUE_TRUE'],
  },
});
