import type { Workload } from '../../facts/kubernetes/types.ts';
import { child } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { addEntryFix } from '../edits/yaml.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeObject } from './describe.ts';
import { examplePod } from './examples.ts';
import { podFields } from './hover-paths.ts';
import { isWindows } from './pods.ts';
import { isNodeAgent, isTrue, settingsOf } from './settings.ts';

/** The first minor version that has user namespaces on. */
const available = 33;

export const hostUsersShared = defineRule({
  id: 'host-users-shared',
  title: 'User ids of the node shared',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/4/attack-surface-reduced',
  category: 'security',
  default: 'optional',
  subject: 'workload',
  crossFile: true,
  severity: 'warning',
  check(workload, { workspace, kubernetesMinor }) {
    const { object, podSpec } = workload;
    if (kubernetesMinor < available || isWindows(workload) || isNodeAgent(workload) || needsHost(workload)) return notApplicable;
    const hostUsers = child(podSpec, 'hostUsers');
    if (hostUsers?.kind === 'scalar') {
      if (hostUsers.value === false) return met;
      const message = say`${describeObject(object)} asks for the user ids of its node.`;
      return unmet({ start: hostUsers.start, end: hostUsers.end, message });
    }
    if (hostUsers !== undefined || object.fragment || workspace.patchMentions(object, 'hostUsers')) return unknown;
    const { start, end } = object.anchor;
    return unmet({ start, end, message: say`${describeObject(object)} has no user namespace of its own: hostUsers is not false.` });
  },
  fixSafety: 'review',
  fix({ podSpec }, problem, context) {
    const title = say`Give the Pod a user namespace`;
    if (child(podSpec, 'hostUsers')?.kind === 'scalar')
      return { title, safety: 'review', edits: [{ start: problem.start, end: problem.end, text: 'false' }] };
    if (podSpec?.kind !== 'map') return undefined;
    return addEntryFix(context, podSpec, { title, safety: 'review', path: ['hostUsers'], value: false });
  },
  rationale:
    'With `hostUsers: false` the user ids of a Pod are mapped to numbers that mean nothing on the node: root inside is nobody outside, and many known ways out of a container lead nowhere. It needs Kubernetes 1.33, a recent kernel and runtime, and file systems that can map ids, so try it before production. Pods that share the network, processes or memory of the node cannot have it.',
  how: [
    'Set `hostUsers: false` in the spec of the Pod.',
    'Watch the first start for volumes whose file system cannot map ids, such as older NFS.',
  ],
  example: {
    language: 'yaml',
    bad: examplePod({}),
    good: examplePod({ pod: 'hostUsers: false' }),
  },
  hoverOn: podFields('hostUsers'),
  equivalents: {},
});

/** What cannot go together with a user namespace, or makes it pointless. */
function needsHost(workload: Workload): boolean {
  if (['hostNetwork', 'hostPID', 'hostIPC'].some((field) => isTrue(child(workload.podSpec, field)))) return true;
  return settingsOf(workload, 'privileged').some(({ value }) => isTrue(value));
}
