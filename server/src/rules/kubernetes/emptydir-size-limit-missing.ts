import type { Workload } from '../../facts/kubernetes/types.ts';
import { at, child, entryOf, isUnknown, itemsOf, resolve, textOf } from '../../syntax/tree.ts';
import type { Lookup, MapNode, ScalarNode } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { judge } from '../edits/value.ts';
import { addEntryFix } from '../edits/yaml.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import type { Problem } from '../rule.ts';

export const emptydirSizeLimitMissing = defineRule({
  id: 'emptydir-size-limit-missing',
  title: 'Size limit of an emptyDir missing',
  family: 'kubernetes',
  practice: 'technology/cost-efficiency-resource-usage-and-sustainability/2/scratch-and-time-capped',
  category: 'reliability',
  default: 'optional',
  subject: 'workload',
  crossFile: false,
  severity: 'warning',
  check(workload) {
    const { object, podSpec } = workload;
    if (object.fragment) return notApplicable;
    const volumes = child(podSpec, 'volumes');
    if (isUnknown(volumes)) return unknown;
    const scratch = itemsOf(volumes).items.flatMap(scratchOf);
    const unbounded = scratch.filter((volume) => !volume.limited && !isBounded(volume, workload));
    const [first, ...rest] = unbounded.filter(({ sure }) => sure).map(problemOf);
    if (first) return unmet(first, ...rest);
    if (unbounded.length > 0 || !itemsOf(volumes).complete) return unknown;
    return scratch.length > 0 ? met : notApplicable;
  },
  fixSafety: 'review',
  fix({ podSpec }, problem, context) {
    const volume = itemsOf(child(podSpec, 'volumes'))
      .items.flatMap(scratchOf)
      .find(({ key }) => key.start === problem.start);
    if (!volume) return undefined;
    return addEntryFix(context, volume.node, { title: say`Add a size limit`, safety: 'review', path: ['sizeLimit'], value: judge('1Gi') });
  },
  rationale:
    'An `emptyDir` without a size limit may take the whole disk of the node, or, with `medium: Memory`, half of its memory. When it does, the kubelet evicts Pods that have nothing to do with it. With `sizeLimit` only the Pod that writes too much is evicted. Volumes are not judged where every container that mounts them has a limit that bounds them anyway: for ephemeral storage, or for memory with `medium: Memory`.',
  how: [
    'Set `sizeLimit` to the most that the scratch files should ever take.',
    'Use a generic ephemeral volume for more than a few gigabytes.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels: { app: web }
  template:
    metadata:
      labels: { app: web }
    spec:
      volumes:
        - name: cache
          emptyDir: {}
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          volumeMounts:
            - name: cache
              mountPath: /cache
`,
    good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels: { app: web }
  template:
    metadata:
      labels: { app: web }
    spec:
      volumes:
        - name: cache
          emptyDir:
            sizeLimit: 1Gi
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          volumeMounts:
            - name: cache
              mountPath: /cache
`,
  },
  hoverOn: ['spec.volumes', 'spec.template.spec.volumes'],
  equivalents: { kyverno: ['require-emptydir-requests-limits', 'add-emptydir-sizelimit'] },
});

interface Scratch {
  readonly name: string | undefined;
  readonly key: ScalarNode;
  readonly node: MapNode;
  readonly limited: boolean;
  /** Nothing about it is hidden. */
  readonly sure: boolean;
  readonly inMemory: boolean;
}

function scratchOf(volume: Lookup): readonly Scratch[] {
  const entry = volume?.kind === 'map' ? entryOf(volume, 'emptyDir') : undefined;
  const node = entry && resolve(entry.value);
  if (!entry || node?.kind !== 'map') return [];
  const limit = child(node, 'sizeLimit');
  return [
    {
      name: textOf(child(volume, 'name')),
      key: entry.key,
      node,
      limited: limit !== undefined && !isUnknown(limit),
      sure: !isUnknown(limit),
      inMemory: textOf(child(node, 'medium')) === 'Memory',
    },
  ];
}

/** Whether every container that mounts the volume has a limit that counts what is written to it. */
function isBounded({ name, inMemory }: Scratch, { containers }: Workload): boolean {
  const users = containers.filter(({ node }) => {
    const mounts = child(node, 'volumeMounts');
    return isUnknown(mounts) || itemsOf(mounts).items.some((mount) => textOf(child(mount, 'name')) === name);
  });
  const resource = inMemory ? 'memory' : 'ephemeral-storage';
  return users.length > 0 && users.every(({ node }) => at(node, 'resources', 'limits', resource) !== undefined);
}

function problemOf({ name, key: { start, end } }: Scratch): Problem {
  return { start, end, message: say`The emptyDir volume${name === undefined ? '' : ` "${name}"`} has no size limit.` };
}
