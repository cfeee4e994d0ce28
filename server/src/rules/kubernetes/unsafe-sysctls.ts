import { at, child, isUnknown, itemsOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { removeAt } from '../edits/remove.ts';
import { defineRule } from '../rule.ts';
import { describeObject } from './describe.ts';
import { examplePod } from './examples.ts';
import { podFields } from './hover-paths.ts';
import { outcomeOf, problemAt } from './verdicts.ts';
import type { Verdict } from './verdicts.ts';

/** Since which minor version each counts as safe. */
const safeSince: ReadonlyMap<string, number> = new Map([
  ['kernel.shm_rmid_forced', 0],
  ['net.ipv4.ip_local_port_range', 0],
  ['net.ipv4.tcp_syncookies', 0],
  ['net.ipv4.ping_group_range', 18],
  ['net.ipv4.ip_unprivileged_port_start', 22],
  ['net.ipv4.ip_local_reserved_ports', 27],
  ['net.ipv4.tcp_keepalive_time', 29],
  ['net.ipv4.tcp_fin_timeout', 29],
  ['net.ipv4.tcp_keepalive_intvl', 29],
  ['net.ipv4.tcp_keepalive_probes', 29],
  ['net.ipv4.tcp_rmem', 32],
  ['net.ipv4.tcp_wmem', 32],
]);

const path = ['securityContext', 'sysctls'] as const;

export const unsafeSysctls = defineRule({
  id: 'unsafe-sysctls',
  title: 'Unsafe kernel setting',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/2/least-privilege-containers',
  category: 'security',
  default: 'on',
  subject: 'workload',
  crossFile: false,
  severity: 'warning',
  check({ object, podSpec }, { kubernetesMinor }) {
    const list = at(podSpec, ...path);
    const { items, complete } = itemsOf(list);
    const verdicts = items.map((item): Verdict => {
      const name = child(item, 'name');
      if (name?.kind !== 'scalar') return 'unknown';
      const since = safeSince.get(name.text.replaceAll('/', '.'));
      if (since !== undefined && since <= kubernetesMinor) return 'met';
      return problemAt(name, say`${describeObject(object)} sets ${name.text}, which is not among the safe sysctls.`);
    });
    return outcomeOf(complete && !isUnknown(list) ? verdicts : [...verdicts, 'unknown']);
  },
  fixSafety: 'review',
  fix({ podSpec }, problem, { text }) {
    const item = itemsOf(at(podSpec, ...path)).items.find((candidate) => child(candidate, 'name')?.start === problem.start);
    const edit = item && podSpec?.kind === 'map' ? removeAt(text, podSpec, [...path], item) : undefined;
    return edit && { title: say`Remove the sysctl`, safety: 'review', edits: [edit] };
  },
  rationale:
    'Some kernel settings belong to the Pod alone; Kubernetes calls them safe and lets every Pod set them. The others can disturb neighbours or the node, and the kubelet refuses a Pod that sets one unless its administrator allowed it, so the Pod does not even start elsewhere. Which ones are safe depends on the Kubernetes version.',
  how: [
    'Remove the setting, and look for the same in the program: backlog, buffer and timeout options often exist there.',
    'If nodes must be tuned, do it where they are built, not from a Pod.',
    'Where it must be, allow it in the kubelet (`--allowed-unsafe-sysctls`) on nodes of its own.',
  ],
  example: {
    language: 'yaml',
    bad: examplePod({ pod: "securityContext:\n  sysctls:\n    - name: net.core.somaxconn\n      value: '1024'" }),
    good: examplePod({ pod: "securityContext:\n  sysctls:\n    - name: net.ipv4.tcp_syncookies\n      value: '1'" }),
  },
  hoverOn: podFields('securityContext.sysctls'),
  equivalents: {
    'kube-linter': ['unsafe-sysctls'],
    monokle: ['PSS111'],
    kubescape: ['C-0211'],
    kyverno: ['restrict-sysctls'],
    trivy: ['KSV-0026'],
  },
});
