import { child, isUnknown, itemsOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule } from '../rule.ts';
import { describeContainer } from './describe.ts';
import { examplePod } from './examples.ts';
import { outcomeOf, problemAt } from './verdicts.ts';
import type { Verdict } from './verdicts.ts';

const firstUnprivileged = 1024;

export const privilegedContainerPort = defineRule({
  id: 'privileged-container-port',
  title: 'Container port below 1024',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/2/least-privilege-containers',
  category: 'security',
  default: 'optional',
  subject: 'container',
  crossFile: false,
  severity: 'warning',
  check(container) {
    const ports = child(container.node, 'ports');
    const { items, complete } = itemsOf(ports);
    const verdicts = items.map((item): Verdict => {
      const port = child(item, 'containerPort');
      if (port?.kind !== 'scalar') return 'unknown';
      if (typeof port.value !== 'number' || port.value >= firstUnprivileged) return 'met';
      return problemAt(
        port,
        say`${describeContainer(container)} listens on port ${port.text}, which only root could open for a long time.`,
      );
    });
    return outcomeOf(complete && !isUnknown(ports) ? verdicts : [...verdicts, 'unknown']);
  },
  fixSafety: null,
  rationale:
    'A port below 1024 used to need root or `NET_BIND_SERVICE`, so a container that listens there often still has more rights than it uses. Newer versions of containerd and CRI-O let everybody open them, and the rule is for clusters where that is not so. What the outside world calls is the port of the Service, which stays as it is.',
  how: [
    'Let the program listen on a port above 1023, such as 8080.',
    'Point `targetPort` of the Service there; its own `port` can stay 80.',
  ],
  example: {
    language: 'yaml',
    bad: examplePod({ container: 'ports:\n  - containerPort: 80' }),
    good: examplePod({ container: 'ports:\n  - containerPort: 8080' }),
  },
  hoverOn: ['ports', 'ports.containerPort'],
  equivalents: {
    'kube-linter': ['privileged-ports'],
    monokle: ['KBP113'],
    trivy: ['KSV-0117'],
  },
});
