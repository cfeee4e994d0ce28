/** What all subjects have in common: a place and a name for people. */
import type { Container, KubernetesObject } from '../facts/kubernetes/types.ts';
import type { SubjectKind, SubjectTypes } from '../facts/types.ts';
import type { MapNode, Span } from '../syntax/tree.ts';

/** Names a subject in reports; fields are left out where they do not apply or are not known. */
export interface SubjectLabel {
  readonly kind: string;
  readonly namespace?: string;
  readonly name?: string;
  readonly container?: string;
}

interface Handler<K extends SubjectKind> {
  start(subject: SubjectTypes[K]): number;
  label(subject: SubjectTypes[K]): SubjectLabel;
}

const handlers: { readonly [K in SubjectKind]: Handler<K> } = {
  object: { start: ({ node }) => node.start, label: objectLabel },
  workload: { start: ({ object }) => object.node.start, label: ({ object }) => objectLabel(object) },
  container: { start: ({ node }) => node.start, label: containerLabel },
  dockerfile: { start: () => 0, label: () => ({ kind: 'Dockerfile' }) },
  stage: { start: ({ from }) => from.start, label: ({ name, index }) => ({ kind: 'Stage', name: name ?? String(index) }) },
  instruction: { start: ({ start }) => start, label: ({ keyword }) => ({ kind: 'Instruction', name: keyword }) },
  service: { start: ({ anchor }) => anchor.start, label: ({ name }) => ({ kind: 'Service', name }) },
  'terraform-file': { start: () => 0, label: () => ({ kind: 'Module' }) },
  'module-call': {
    start: ({ block }) => block.start,
    label: ({ name }) => ({ kind: 'ModuleCall', ...(name === undefined ? {} : { name }) }),
  },
  'terraform-block': { start: ({ block }) => block.start, label: ({ block }) => blockLabel(block.type, block.labels[0]) },
  resource: { start: ({ block }) => block.start, label: ({ type, name }) => ({ kind: type, name }) },
  chart: { start: ({ node }) => node.start, label: ({ name }) => ({ kind: 'Chart', ...(name === undefined ? {} : { name }) }) },
  values: { start: ({ node }) => node.start, label: () => ({ kind: 'Values' }) },
  kustomization: { start: ({ node }) => node.start, label: () => ({ kind: 'Kustomization' }) },
  workflow: { start: ({ node }) => node.start, label: ({ name }) => ({ kind: 'Workflow', ...(name === undefined ? {} : { name }) }) },
  'action-use': { start: ({ node }) => node.start, label: ({ text }) => ({ kind: 'ActionUse', name: text }) },
  pipeline: {
    start: ({ node }) => node.start,
    label: ({ workflow }) => ({ kind: 'Pipeline', ...(workflow?.name === undefined ? {} : { name: workflow.name }) }),
  },
  document: { start: ({ root }) => root.start, label: () => ({ kind: 'Document' }) },
};

function blockLabel(kind: string, name: string | undefined): SubjectLabel {
  return { kind, ...(name === undefined ? {} : { name }) };
}

/** The smallest thing that stands for a Kubernetes subject: a problem there means that something is missing. */
export function anchorOf(kind: SubjectKind, subject: SubjectTypes[SubjectKind]): Span | undefined {
  if (kind === 'workload' && 'podSpec' in subject) return subject.object.anchor;
  return (kind === 'object' || kind === 'container') && 'anchor' in subject ? subject.anchor : undefined;
}

/** The map that is a Kubernetes subject. */
export function nodeOf(kind: SubjectKind, subject: SubjectTypes[SubjectKind]): MapNode | undefined {
  if (kind === 'workload' && 'podSpec' in subject) return subject.object.node;
  return (kind === 'object' || kind === 'container') && 'anchor' in subject && 'node' in subject ? subject.node : undefined;
}

/** The offset in the unit at which the subject starts. */
export function startOf<K extends SubjectKind>(kind: K, subject: SubjectTypes[K]): number {
  return handlers[kind].start(subject);
}

export function labelOf<K extends SubjectKind>(kind: K, subject: SubjectTypes[K]): SubjectLabel {
  return handlers[kind].label(subject);
}

function objectLabel({ kind, namespace, name }: KubernetesObject): SubjectLabel {
  return {
    kind,
    ...(namespace.state === 'known' ? { namespace: namespace.value } : {}),
    ...(name === undefined ? {} : { name }),
  };
}

function containerLabel({ workload, name }: Container): SubjectLabel {
  return { ...objectLabel(workload.object), ...(name === undefined ? {} : { container: name }) };
}
