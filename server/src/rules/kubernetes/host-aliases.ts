import { child, itemsOf, textOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule } from '../rule.ts';
import { describeObject } from './describe.ts';
import { examplePod } from './examples.ts';
import { podFields } from './hover-paths.ts';
import { outcomeOf, problemAt } from './verdicts.ts';
import type { Verdict } from './verdicts.ts';

export const hostAliases = defineRule({
  id: 'host-aliases',
  title: 'Addresses written into the hosts file',
  family: 'kubernetes',
  practice: 'technology/application-patterns-and-refactoring/1/discovery-by-name',
  category: 'operability',
  default: 'on',
  subject: 'workload',
  crossFile: false,
  severity: 'warning',
  check({ object, podSpec }) {
    const list = child(podSpec, 'hostAliases');
    if (list === undefined) return outcomeOf([]);
    const { items, complete } = itemsOf(list);
    const verdicts = items.map((item): Verdict => {
      const ip = child(item, 'ip');
      if (ip?.kind !== 'scalar') return 'unknown';
      // A name for the Pod itself does not move.
      if (/^127\.|^::1$/.test(ip.text)) return 'met';
      const names = itemsOf(child(item, 'hostnames')).items.flatMap((name) => textOf(name) ?? []);
      return problemAt(
        ip,
        say`${describeObject(object)} writes the address ${ip.text} of ${names.join(say` and `) || say`a host`} into its hosts file.`,
      );
    });
    return outcomeOf(complete ? verdicts : [...verdicts, 'unknown']);
  },
  fixSafety: null,
  rationale:
    'An address in `hostAliases` is a copy that nobody updates: when the host moves, the Pod goes on calling the old place, and DNS shows nothing wrong. It also hides from everybody else how the name is resolved. Aliases for the loop-back address, which does not move, are fine.',
  how: [
    'Give the host a DNS name, and use that.',
    'For a host outside the cluster define a Service of type `ExternalName`, or a Service with an EndpointSlice of its address.',
    'To resolve a whole domain elsewhere, add a forward zone to CoreDNS.',
  ],
  example: {
    language: 'yaml',
    bad: examplePod({ pod: 'hostAliases:\n  - ip: 10.1.2.3\n    hostnames: [db.example.com]' }),
    good: examplePod({ container: 'env:\n  - name: DB_HOST\n    value: db.example.com' }),
  },
  hoverOn: podFields('hostAliases'),
  equivalents: { trivy: ['KSV-0007'] },
});
