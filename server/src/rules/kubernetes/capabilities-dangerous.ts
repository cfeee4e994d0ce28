import { say, translated } from '../../texts/texts.ts';
import { defineRule } from '../rule.ts';
import { capabilitiesOf, dangerous, removeAddedFix } from './capabilities.ts';
import { describeContainer } from './describe.ts';
import { examplePod } from './examples.ts';
import { outcomeOf, problemAt } from './verdicts.ts';
import type { Verdict } from './verdicts.ts';

export const capabilitiesDangerous = defineRule({
  id: 'capabilities-dangerous',
  title: 'Capability as good as privileged',
  family: 'kubernetes',
  practice: 'technology/platforms-and-infrastructure/1/access-foundations',
  category: 'security',
  default: 'on',
  subject: 'container',
  crossFile: false,
  severity: 'warning',
  check(container) {
    const { listed, complete } = capabilitiesOf(container, 'add');
    const verdicts = listed.map(({ node, name }): Verdict => {
      const meaning = dangerous.get(name);
      return meaning === undefined ? 'met' : problemAt(node, say`${describeContainer(container)} adds ${name}, ${translated(meaning)}.`);
    });
    return outcomeOf(complete ? verdicts : [...verdicts, 'unknown']);
  },
  fixSafety: 'review',
  fix(container, problem, context) {
    return removeAddedFix(container, problem, context);
  },
  rationale:
    'A few capabilities undo the container as such. `SYS_ADMIN` covers mounting and most of what root can do, `SYS_MODULE` loads kernel code, `NET_ADMIN` rewrites routes and firewall rules, and `ALL` is all of these. Network plug-ins, VPNs and mesh set-up containers do need some of them: accept those with a reason, apart from the rest.',
  how: [
    'Remove the capability and see which call fails.',
    'Look for a narrower one: `BPF` or `PERFMON` for tracing, a mesh CNI plug-in in the place of `NET_ADMIN` in every Pod.',
    'Keep what is left in a namespace of its own, with the reason beside it.',
  ],
  example: {
    language: 'yaml',
    bad: examplePod({ container: 'securityContext:\n  capabilities:\n    add: [SYS_ADMIN]' }),
    good: examplePod({ container: 'securityContext:\n  capabilities:\n    drop: [ALL]' }),
  },
  hoverOn: ['securityContext.capabilities.add'],
  equivalents: {
    polaris: ['dangerousCapabilities'],
    monokle: ['KBP100', 'KSV005'],
    kubescape: ['C-0046'],
    checkov: ['CKV_K8S_39'],
    trivy: ['KSV-0005', 'KSV-0120'],
  },
});
