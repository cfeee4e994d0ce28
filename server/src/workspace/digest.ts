/** What of a unit other files can see, as a text to compare. */
import type { Instruction } from '../facts/dockerfile/types.ts';
import type { KubernetesObject, Workload } from '../facts/kubernetes/types.ts';
import { podPathOf } from '../facts/kubernetes/kinds.ts';
import type { Unit } from '../facts/types.ts';
import { at, child } from '../syntax/tree.ts';
import type { HclAttribute, HclBlock, HclValue } from '../syntax/hcl/tree.ts';
import type { Lookup, SyntaxNode } from '../syntax/tree.ts';
import { keysOfPatch } from './overrides.ts';

export function digestOf(unit: Unit): string {
  const parts: unknown[] = [unit.kind, unit.opaque, unit.conditionals.length > 0];
  for (const object of unit.subjects.object ?? []) parts.push(objectDigest(object));
  for (const workload of unit.subjects.workload ?? []) parts.push(workloadDigest(workload));
  for (const file of unit.subjects['terraform-file'] ?? [])
    parts.push(file.damaged, file.blocks.map(blockDigest), file.settings.map(attributeDigest));
  for (const { name, node } of unit.subjects.service ?? []) parts.push(name, plain(child(node, 'image')), plain(child(node, 'build')));
  for (const { instructions } of unit.subjects.dockerfile ?? []) parts.push(instructions.flatMap(buildDigest));
  for (const pipeline of unit.subjects.pipeline ?? []) parts.push(pipeline.system, plainNode(pipeline.node));
  if (unit.kustomization) {
    const { component, resources, patches, namespace, images, replicas, labels, changes, generates } = unit.kustomization;
    parts.push(
      component,
      resources.map(({ path }) => path),
      patches.map(({ path }) => path),
      namespace,
      images,
      replicas,
      labels,
      generates,
    );
    for (const { inline, target } of changes) parts.push([target ?? null, inline ? plainNode(inline) : null]);
  }
  if (unit.chart) parts.push(unit.chart);
  // A JSON patch is a list; what its paths name is what others may see changed.
  if (unit.kind === 'other' && unit.root?.kind === 'sequence') parts.push([...keysOfPatch(unit.root)]);
  // Rules on charts look into these files whole.
  else if ((unit.kind === 'other' || unit.kind === 'chart') && unit.root) parts.push(plainNode(unit.root));
  return JSON.stringify(parts);
}

/** What of a Dockerfile the manifests that run its image depend on, with the places that they show. */
function buildDigest({ keyword, start, words, json }: Instruction): readonly unknown[] {
  if (keyword === 'RUN') return json ? [] : ['RUN'];
  return ['FROM', 'USER', 'EXPOSE', 'COPY', 'ADD'].includes(keyword) ? [[keyword, start, words.map(({ text }) => text)]] : [];
}

function objectDigest(object: KubernetesObject): unknown {
  const { group, kind, name, namespace, labels, fragment } = object;
  return [
    group,
    kind,
    name,
    namespace,
    labels ? [...labels] : null,
    fragment ? [...keysOfPatch(object.node)] : null,
    contentDigest(object),
  ];
}

/** Other objects may read all of it, but for workloads, and for configuration: of that they see the keys, the annotations and whether it is encrypted. */
function contentDigest({ group, kind, node }: KubernetesObject): unknown {
  if (podPathOf(group, kind) !== undefined) return null;
  if (group === '' && (kind === 'ConfigMap' || kind === 'Secret'))
    return [
      ['data', 'stringData', 'binaryData'].map((field) => keysOf(child(node, field))),
      plain(at(node, 'metadata', 'annotations')),
      child(node, 'sops') !== undefined,
    ];
  return plainNode(node);
}

function keysOf(node: Lookup): unknown {
  return node?.kind === 'map' ? [node.open, node.entries.map(({ key }) => key.text)] : plain(node);
}

/** What rules about other objects read of a workload. */
const specFields: readonly string[] = ['replicas', 'serviceName', 'volumeClaimTemplates', 'strategy', 'updateStrategy'];
const podFields: readonly string[] = [
  'serviceAccountName',
  'automountServiceAccountToken',
  'hostNetwork',
  'hostUsers',
  'volumes',
  'imagePullSecrets',
  'securityContext',
];
const containerFields: readonly string[] = ['name', 'ports', 'image', 'envFrom', 'volumeMounts', 'securityContext'];

function workloadDigest({ object, podLabels, podSpec, containers }: Workload): unknown {
  return [
    podLabels ? [...podLabels] : null,
    plain(at(object.node, 'metadata', 'annotations')),
    specFields.map((field) => plain(at(object.node, 'spec', field))),
    podFields.map((field) => plain(child(podSpec, field))),
    containers.map(({ node, role }) => [role, containerFields.map((field) => plain(child(node, field)))]),
  ];
}

function blockDigest(block: HclBlock): unknown {
  return [block.type, block.labels, block.damaged, block.attributes.map(attributeDigest), block.blocks.map(blockDigest)];
}

function attributeDigest({ name, value }: HclAttribute): unknown {
  return [name, valueDigest(value)];
}

function valueDigest(value: HclValue): unknown {
  switch (value.kind) {
    case 'literal':
      return value.value;
    case 'list':
      return value.items.map(valueDigest);
    case 'object':
      return value.entries.map((entry) => [entry.key, valueDigest(entry.value)]);
    case 'unknown':
      return { expression: value.expression };
  }
}

function plain(node: Lookup): unknown {
  return node === undefined ? null : plainNode(node);
}

function plainNode(node: SyntaxNode): unknown {
  switch (node.kind) {
    case 'scalar':
      return node.value;
    case 'map':
      return [node.open, node.entries.map(({ key, value }) => [key.text, plainNode(value)])];
    case 'sequence':
      return [node.open, node.items.map(plainNode)];
    case 'alias':
    case 'unknown':
      return '?';
  }
}
