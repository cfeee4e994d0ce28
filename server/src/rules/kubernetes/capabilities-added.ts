import { say } from '../../texts/texts.ts';
import { defineRule } from '../rule.ts';
import { baseline, capabilitiesOf, dangerous, removeAddedFix } from './capabilities.ts';
import { describeContainer } from './describe.ts';
import { examplePod } from './examples.ts';
import { outcomeOf, problemAt } from './verdicts.ts';
import type { Verdict } from './verdicts.ts';

export const capabilitiesAdded = defineRule({
  id: 'capabilities-added',
  title: 'Capability added',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/2/least-privilege-containers',
  category: 'security',
  default: 'on',
  subject: 'container',
  crossFile: false,
  severity: 'warning',
  options: {
    allowed: {
      default: [],
      description: 'Capabilities that may be added beside those of the baseline Pod security standard, such as `NET_RAW`.',
    },
  },
  check(container, { options }) {
    const { listed, complete } = capabilitiesOf(container, 'add');
    const allowed = new Set(options.allowed.map((name) => name.toUpperCase().replace(/^CAP_/, '')));
    const verdicts = listed.map(({ node, name }): Verdict => {
      if (baseline.has(name) || dangerous.has(name) || allowed.has(name)) return 'met';
      return problemAt(node, say`${describeContainer(container)} adds the capability ${name}, which containers do not get by default.`);
    });
    return outcomeOf(complete ? verdicts : [...verdicts, 'unknown']);
  },
  fixSafety: 'review',
  fix(container, problem, context) {
    return removeAddedFix(container, problem, context);
  },
  rationale:
    'A capability that a container would not get by default reaches beyond it: to other processes, to the clock, to the network of the node. The baseline Pod security standard refuses such additions, and adding back what was dropped (`CHOWN`, `SETUID`, `NET_BIND_SERVICE` and the like) is fine. `SYS_ADMIN`, `NET_ADMIN`, `SYS_MODULE` and `ALL` are a finding of their own.',
  how: [
    'Look up which call needs the capability; often a device, a sysctl of the Pod or a newer version of the program does without.',
    'Move what truly needs it to a small container of its own.',
    'Name the ones that you accept in the option `allowed`, or accept a single case with its reason in a comment.',
  ],
  example: {
    language: 'yaml',
    bad: examplePod({ container: 'securityContext:\n  capabilities:\n    drop: [ALL]\n    add: [SYS_PTRACE]' }),
    good: examplePod({ container: 'securityContext:\n  capabilities:\n    drop: [ALL]\n    add: [NET_BIND_SERVICE]' }),
  },
  hoverOn: ['securityContext.capabilities.add'],
  equivalents: {
    monokle: ['PSS104', 'PSS206'],
    kubescape: ['C-0046'],
    kyverno: [
      'disallow-capabilities',
      'disallow-capabilities-strict',
      'restrict-adding-capabilities',
      'service-mesh-disallow-capabilities',
    ],
    checkov: ['CKV_K8S_25'],
    trivy: ['KSV-0022'],
    datree: ['CONTAINERS_INVALID_CAPABILITIES_VALUE', 'EKS_INVALID_CAPABILITIES_EKS'],
  },
});
