import { say } from '../../texts/texts.ts';
import { defineRule } from '../rule.ts';
import { examplePod } from './examples.ts';
import { securityFields } from './hover-paths.ts';
import { settingsOf } from './settings.ts';
import { outcomeOf, problemAt, replaceFix } from './verdicts.ts';
import type { Verdict } from './verdicts.ts';

export const seccompUnconfined = defineRule({
  id: 'seccomp-unconfined',
  title: 'Seccomp switched off',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/2/least-privilege-containers',
  category: 'security',
  default: 'on',
  subject: 'workload',
  crossFile: false,
  severity: 'warning',
  check(workload) {
    return outcomeOf(
      settingsOf(workload, 'seccompProfile', 'type').map(({ value, whom }): Verdict => {
        if (value.kind !== 'scalar') return 'unknown';
        return value.text === 'Unconfined' ? problemAt(value, say`${whom} switches the filter of system calls off.`) : 'met';
      }),
    );
  },
  fixSafety: 'review',
  fix(_workload, problem) {
    return replaceFix(say`Use the seccomp profile of the runtime`, problem, 'RuntimeDefault');
  },
  rationale:
    '`Unconfined` is worse than saying nothing: it also overrides a kubelet that filters by default. It is usually left over from a search for an error that had another cause. Where the profile of the runtime refuses a call that is needed, a profile of your own allows just that.',
  how: [
    'Set `type: RuntimeDefault` and look for refused calls in the log of the node.',
    'If one is needed, put a profile that allows it on the nodes and refer to it with `type: Localhost`; the Security Profiles Operator does both.',
  ],
  example: {
    language: 'yaml',
    bad: examplePod({ pod: 'securityContext:\n  seccompProfile:\n    type: Unconfined' }),
    good: examplePod({ pod: 'securityContext:\n  seccompProfile:\n    type: RuntimeDefault' }),
  },
  hoverOn: securityFields('seccompProfile.type'),
  equivalents: {
    monokle: ['PSS110'],
    kyverno: ['restrict-seccomp'],
    trivy: ['KSV-0104'],
  },
});
