import { say } from '../../texts/texts.ts';
import { defineRule } from '../rule.ts';
import { examplePod } from './examples.ts';
import { flagOutcome } from './host-namespaces.ts';
import { podFields } from './hover-paths.ts';
import { replaceFix } from './verdicts.ts';

export const shareProcessNamespace = defineRule({
  id: 'share-process-namespace',
  title: 'Processes shared between containers',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/2/least-privilege-containers',
  category: 'security',
  default: 'on',
  subject: 'workload',
  crossFile: false,
  severity: 'warning',
  check(workload) {
    return flagOutcome(workload, 'shareProcessNamespace', say`lets its containers see and signal the processes of each other`);
  },
  fixSafety: 'review',
  fix(_workload, problem) {
    return replaceFix(say`Set shareProcessNamespace to false`, problem, 'false');
  },
  rationale:
    'Containers of one Pod are kept apart so that a helper cannot read the secrets of the main program. With `shareProcessNamespace` each sees the processes, environments and, through `/proc`, the files of the others. A few patterns need it, such as a helper that signals a reload; say so next to the setting.',
  how: [
    'Remove `shareProcessNamespace: true`.',
    'Let a helper ask for a reload over a local port or a shared file.',
    'For debugging use `kubectl debug --target=<container>`.',
  ],
  example: {
    language: 'yaml',
    bad: examplePod({ pod: 'shareProcessNamespace: true' }),
    good: examplePod({}),
  },
  hoverOn: podFields('shareProcessNamespace'),
  equivalents: {},
});
