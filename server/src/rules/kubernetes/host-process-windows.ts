import { say } from '../../texts/texts.ts';
import { defineRule } from '../rule.ts';
import { examplePod } from './examples.ts';
import { securityFields } from './hover-paths.ts';
import { isTrue, settingsOf } from './settings.ts';
import { outcomeOf, problemAt, replaceFix } from './verdicts.ts';
import type { Verdict } from './verdicts.ts';

export const hostProcessWindows = defineRule({
  id: 'host-process-windows',
  title: 'Windows host process',
  family: 'kubernetes',
  practice: 'technology/platforms-and-infrastructure/1/access-foundations',
  category: 'security',
  default: 'on',
  subject: 'workload',
  crossFile: false,
  severity: 'warning',
  check(workload) {
    return outcomeOf(
      settingsOf(workload, 'windowsOptions', 'hostProcess').map(({ value, whom }): Verdict => {
        if (value.kind !== 'scalar') return 'unknown';
        return isTrue(value) ? problemAt(value, say`${whom} runs as a process of its Windows node.`) : 'met';
      }),
    );
  },
  fixSafety: 'review',
  fix(_workload, problem) {
    return replaceFix(say`Set hostProcess to false`, problem, 'false');
  },
  rationale:
    'A host process container has no walls: it runs on the Windows node itself, sees its files and, under most accounts, administers it. It is the Windows form of a privileged container, meant for network plug-ins and node set-up only.',
  how: [
    'Set `hostProcess: false`, and drop `hostNetwork`, which goes with it.',
    'Run as `ContainerUser`: `windowsOptions.runAsUserName: ContainerUser`.',
    'Keep node set-up that needs more in a namespace of its own.',
  ],
  example: {
    language: 'yaml',
    bad: examplePod({ pod: 'hostNetwork: true\nsecurityContext:\n  windowsOptions:\n    hostProcess: true' }),
    good: examplePod({ pod: 'securityContext:\n  windowsOptions:\n    hostProcess: false' }),
  },
  hoverOn: securityFields('windowsOptions.hostProcess'),
  equivalents: {
    polaris: ['hostProcess'],
    monokle: ['PSS101'],
    kubescape: ['C-0211'],
    kyverno: ['disallow-host-process', 'require-run-as-containeruser'],
    trivy: ['KSV-0103'],
    datree: ['EKS_INVALID_HOSTPROCESS_VALUE'],
  },
});
