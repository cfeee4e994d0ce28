import { podPathOf } from '../../facts/kubernetes/kinds.ts';
import type { KubernetesObject } from '../../facts/kubernetes/types.ts';
import { at, child, itemsOf, textOf } from '../../syntax/tree.ts';
import type { Lookup } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, notApplicable } from '../rule.ts';
import { describeObject } from './describe.ts';
import { examplePod } from './examples.ts';
import { podFields } from './hover-paths.ts';
import { outcomeOf, problemAt } from './verdicts.ts';
import type { Verdict } from './verdicts.ts';

/** Programs whose users talk SSH to them, and hosts that exist for it. */
const servesSsh = /git|gogs|forgejo|gerrit|bitbucket|sftp|rsync|bastion|jump|soft-serve|phabricator/i;

export const sshPortExposed = defineRule({
  id: 'ssh-port-exposed',
  title: 'SSH port open',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/2/exposure-limited',
  category: 'security',
  default: 'on',
  subject: 'object',
  crossFile: false,
  severity: 'warning',
  check(object) {
    const verdicts = portsOf(object).flatMap((port) => verdictsOn(port, object));
    return verdicts.length === 0 || isMeant(object) ? notApplicable : outcomeOf(verdicts);
  },
  fixSafety: null,
  rationale:
    'A login server in a Pod is a second way in, past the API server and its audit log, with keys of its own that somebody must remember to take away. What it is used for has better ways: logs, `kubectl debug`, a new image. Git servers, SFTP and bastion hosts, told by their names and images, are not asked.',
  how: [
    'Remove the SSH server from the image and the port from the manifests.',
    'Look into running Pods with logs and metrics, or with `kubectl debug` under a role that is granted for the time.',
  ],
  example: {
    language: 'yaml',
    bad: examplePod({ container: 'ports:\n  - containerPort: 8080\n  - containerPort: 22' }),
    good: examplePod({ container: 'ports:\n  - containerPort: 8080' }),
  },
  hoverOn: ['spec.ports', ...podFields('containers.ports', 'containers.ports.containerPort')],
  equivalents: {
    'kube-linter': ['ssh-port'],
    monokle: ['KBP110'],
    kubescape: ['C-0042'],
  },
});

interface OpenPort {
  readonly port: Lookup;
  readonly fields: readonly string[];
}

const none: readonly Verdict[] = [];

function verdictsOn({ port, fields }: OpenPort, object: KubernetesObject): readonly Verdict[] {
  if (textOf(child(port, 'protocol')) === 'UDP') return none;
  const place = fields.map((field) => child(port, field)).find((value) => value?.kind === 'scalar' && value.value === 22);
  if (place?.kind === 'scalar') return [problemAt(place, say`${describeObject(object)} opens port 22, where people log in by SSH.`)];
  return fields.some((field) => child(port, field)?.kind === 'unknown') ? ['unknown'] : none;
}

function portsOf({ group, kind, node }: KubernetesObject): readonly OpenPort[] {
  if (group === '' && kind === 'Service')
    return itemsOf(at(node, 'spec', 'ports')).items.map((port) => ({ port, fields: ['port', 'targetPort'] }));
  return containersOf({ group, kind, node }).flatMap((container) =>
    itemsOf(child(container, 'ports')).items.map((port) => ({ port, fields: ['containerPort'] })),
  );
}

function containersOf({ group, kind, node }: Pick<KubernetesObject, 'group' | 'kind' | 'node'>): readonly Lookup[] {
  const path = podPathOf(group, kind);
  return path === undefined ? [] : ['initContainers', 'containers'].flatMap((field) => itemsOf(at(node, ...path, 'spec', field)).items);
}

function isMeant(object: KubernetesObject): boolean {
  const containers = containersOf(object);
  const words = [
    object.name,
    ...(object.labels?.values() ?? []),
    ...containers.flatMap((container) => [textOf(child(container, 'name')), textOf(child(container, 'image'))]),
    ...portsOf(object).map(({ port }) => textOf(child(port, 'name'))),
  ];
  return words.some((word) => word !== undefined && servesSsh.test(word));
}
