/** Which subjects a place in a file speaks of, and by which path below them. */
import type { Instruction } from '../facts/dockerfile/types.ts';
import type { TerraformFile } from '../facts/terraform/types.ts';
import type { SubjectKind, Subjects, SubjectTypes, Unit } from '../facts/types.ts';
import type { HclAttribute, HclBlock } from '../syntax/hcl/tree.ts';
import { resolve } from '../syntax/tree.ts';
import type { Entry, MapNode, Span, SyntaxNode } from '../syntax/tree.ts';

export interface NamedSubject {
  readonly kind: SubjectKind;
  readonly subject: SubjectTypes[SubjectKind];
  /** As `hoverOn` of a rule names it. */
  readonly path: string;
  /** What the cursor is on; offsets in the unit. */
  readonly span: Span;
}

/** Everything that the offset (in the unit) names; empty for places that name nothing. */
export function subjectsAt(unit: Unit, offset: number): readonly NamedSubject[] {
  if (unit.root) return treeSubjects(unit, offset);
  const { instruction, 'terraform-file': terraform } = unit.subjects;
  if (instruction) return instructionSubjects(unit.subjects, instruction, offset);
  return terraform?.flatMap((file) => terraformSubjects(file, offset)) ?? [];
}

interface Step {
  readonly map: MapNode;
  readonly entry: Entry;
}

function treeSubjects({ root, subjects }: Unit, offset: number): readonly NamedSubject[] {
  const steps: Step[] = [];
  const span = root && descend(root, offset, steps);
  if (!span) return [];
  const pathBelow = (node: MapNode): string | undefined => {
    const from = steps.findIndex(({ map }) => map === node);
    return from < 0
      ? undefined
      : steps
          .slice(from)
          .map(({ entry }) => entry.key.text)
          .join('.');
  };
  const result: NamedSubject[] = [];
  const add = (
    kind: SubjectKind,
    list: readonly SubjectTypes[SubjectKind][] | undefined,
    nodeOf: (index: number) => MapNode | undefined,
  ): void => {
    list?.forEach((subject, index) => {
      const node = nodeOf(index);
      const path = node && pathBelow(node);
      if (path !== undefined) result.push({ kind, subject, path, span });
    });
  };
  add('object', subjects.object, (index) => subjects.object?.[index]?.node);
  add('workload', subjects.workload, (index) => subjects.workload?.[index]?.object.node);
  add('container', subjects.container, (index) => subjects.container?.[index]?.node);
  add('service', subjects.service, (index) => subjects.service?.[index]?.node);
  add('chart', subjects.chart, (index) => subjects.chart?.[index]?.node);
  add('values', subjects.values, (index) => subjects.values?.[index]?.node);
  add('kustomization', subjects.kustomization, (index) => subjects.kustomization?.[index]?.node);
  add('workflow', subjects.workflow, (index) => subjects.workflow?.[index]?.node);
  add('pipeline', subjects.pipeline, (index) => subjects.pipeline?.[index]?.node);
  const last = steps.at(-1);
  for (const use of subjects['action-use'] ?? []) {
    if (last && resolve(last.entry.value) === use.node) result.push({ kind: 'action-use', subject: use, path: last.entry.key.text, span });
  }
  // Below `jobs` stand names that people choose: a path of the model leaves them out.
  return result.map((named) =>
    named.kind === 'workflow' || named.kind === 'pipeline' ? { ...named, path: named.path.replace(/^jobs\.[^.]+/, 'jobs') } : named,
  );
}

/** The key or scalar value at an offset, with the entries that lead to it. */
function descend(node: SyntaxNode, offset: number, steps: Step[]): Span | undefined {
  if (node.kind === 'sequence') {
    const item = node.items.find((one) => holds(one, offset));
    return item && descend(item, offset, steps);
  }
  if (node.kind !== 'map') return undefined;
  for (const entry of node.entries) {
    const onKey = holds(entry.key, offset);
    if (!onKey && !holds(entry.value, offset)) continue;
    steps.push({ map: node, entry });
    if (onKey) return entry.key;
    return entry.value.kind === 'map' || entry.value.kind === 'sequence' ? descend(entry.value, offset, steps) : entry.value;
  }
  return undefined;
}

function instructionSubjects(subjects: Subjects, instructions: readonly Instruction[], offset: number): readonly NamedSubject[] {
  const instruction = instructions.find(({ keywordSpan }) => holds(keywordSpan, offset));
  if (!instruction) return [];
  const common = { path: instruction.keyword, span: instruction.keywordSpan };
  const { stage } = instruction;
  return [
    { kind: 'instruction', subject: instruction, ...common },
    ...(stage ? [{ kind: 'stage' as const, subject: stage, ...common }] : []),
    ...(subjects.dockerfile ?? []).map((subject) => ({ kind: 'dockerfile' as const, subject, ...common })),
  ];
}

function terraformSubjects(file: TerraformFile, offset: number): readonly NamedSubject[] {
  const block = file.blocks.find((one) => holds(one, offset));
  const found = block && nameAt(block, offset);
  if (!block || !found) return [];
  const common = { path: `${block.type}.${found.name}`, span: found.span };
  const call = file.moduleCalls.find((one) => one.block === block);
  const resource = file.resources.find((one) => one.block === block);
  return [
    { kind: 'terraform-file', subject: file, ...common },
    ...(call ? [{ kind: 'module-call' as const, subject: call, ...common }] : []),
    ...file.declarations.flatMap((one) => (one.block === block ? [{ kind: 'terraform-block' as const, subject: one, ...common }] : [])),
    ...(resource
      ? [{ kind: 'resource' as const, subject: resource, path: resourcePath(resource.type, block, offset), span: found.span }]
      : []),
  ];
}

/** `aws_eks_cluster.vpc_config.endpoint_public_access`. */
function resourcePath(type: string, block: HclBlock, offset: number): string {
  const names = [type];
  for (let current: HclBlock | undefined = block; current;) {
    const attribute: HclAttribute | undefined = current.attributes.find((one) => holds(one, offset));
    const inner: HclBlock | undefined = current.blocks.find((one) => holds(one, offset));
    if (attribute) names.push(attribute.name);
    else if (inner) names.push(inner.type);
    current = attribute ? undefined : inner;
  }
  return names.join('.');
}

function nameAt(block: HclBlock, offset: number): { readonly name: string; readonly span: Span } | undefined {
  const attribute = block.attributes.find((one) => holds(one.nameSpan, offset) || holds(one.value, offset));
  if (attribute) return { name: attribute.name, span: attribute };
  const inner = block.blocks.find(({ headerSpan }) => holds(headerSpan, offset));
  return inner && { name: inner.type, span: inner.headerSpan };
}

function holds({ start, end }: Span, offset: number): boolean {
  return offset >= start && offset <= end;
}
