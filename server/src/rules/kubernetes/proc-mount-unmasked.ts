import { say } from '../../texts/texts.ts';
import { defineRule } from '../rule.ts';
import { examplePod } from './examples.ts';
import { securityFields } from './hover-paths.ts';
import { settingsOf } from './settings.ts';
import { outcomeOf, problemAt, replaceFix } from './verdicts.ts';
import type { Verdict } from './verdicts.ts';

export const procMountUnmasked = defineRule({
  id: 'proc-mount-unmasked',
  title: 'Kernel files unmasked',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/2/least-privilege-containers',
  category: 'security',
  default: 'on',
  subject: 'workload',
  crossFile: false,
  severity: 'warning',
  check(workload) {
    return outcomeOf(
      settingsOf(workload, 'procMount').map(({ value, whom }): Verdict => {
        if (value.kind !== 'scalar') return 'unknown';
        return value.text === 'Default' ? 'met' : problemAt(value, say`${whom} sees the parts of /proc that runtimes hide.`);
      }),
    );
  },
  fixSafety: 'review',
  fix(_workload, problem) {
    return replaceFix(say`Use the default /proc`, problem, 'Default');
  },
  rationale:
    'Runtimes hide parts of `/proc` that speak to the kernel, such as `/proc/sysrq-trigger` and `/proc/kcore`, and make others read-only. With `procMount: Unmasked` they are open. It is meant for containers within containers, which should then have a user namespace (`hostUsers: false`).',
  how: [
    'Remove `procMount`, or set it to `Default`.',
    'Build images rootless without nested containers.',
    'Where nesting is the point, run it under a sandboxed runtime class.',
  ],
  example: {
    language: 'yaml',
    bad: examplePod({ container: 'securityContext:\n  procMount: Unmasked' }),
    good: examplePod({ container: 'securityContext:\n  procMount: Default' }),
  },
  hoverOn: securityFields('procMount'),
  equivalents: {
    'kube-linter': ['unsafe-proc-mount'],
    polaris: ['procMount'],
    monokle: ['PSS109', 'KSV027'],
    kubescape: ['C-0211'],
    kyverno: ['disallow-proc-mount'],
    trivy: ['KSV-0027'],
  },
});
