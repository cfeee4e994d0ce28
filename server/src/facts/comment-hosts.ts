/** What begins in a line, what stands around an offset, and what is text: for comments of each kind of file. */
import type { HclAttribute, HclBody, HclValue } from '../syntax/hcl/tree.ts';
import { formatOf } from '../files/kind.ts';
import { resolve } from '../syntax/tree.ts';
import type { Span, SyntaxNode } from '../syntax/tree.ts';
import type { Dockerfile } from './dockerfile/types.ts';
import { groovyHost } from './pipeline/groovy-comments.ts';
import { partAround, partsOfLine } from './pipeline/parts.ts';
import type { CommentHost } from './suppressions.ts';
import type { FileFacts, UnitKind } from './types.ts';

/** Of pipelines and Compose files their jobs, steps and services are told apart; other documents are taken for objects with items. */
export function yamlHost(root: SyntaxNode | undefined, kind: UnitKind): CommentHost {
  const parts = root?.kind === 'map' && (kind === 'workflow' || kind === 'compose' || kind === 'other') ? root : undefined;
  return {
    signs: 'hash',
    blockAt: (line) => (root ? nodeIn(root, line, isObject(root)) : undefined),
    around: (offset) => (parts ? partAround(parts, offset) : root ? itemAround(root, offset) : undefined),
    ...(parts ? { parts: (line) => partsOfLine(parts, line) } : {}),
    isText: (offset) => root !== undefined && scalarAt(root, offset),
  };
}

/** What begins with these is one thing, which they name; elsewhere the first entry is one of many. */
function isObject(root: SyntaxNode): boolean {
  const first = root.kind === 'map' ? root.entries[0]?.key.text : undefined;
  return first === 'apiVersion' || first === 'kind';
}

/** An item, an entry, or the whole object; a map that is a value begins with its first entry, which is meant alone. */
function nodeIn(node: SyntaxNode, line: Span, isWhole: boolean): Span | undefined {
  if (node.end < line.start || node.start > line.end) return undefined;
  if (isWhole && startsIn(node, line)) return node;
  if (node.kind === 'map') {
    for (const { key, value } of node.entries) {
      if (startsIn(key, line)) return { start: key.start, end: Math.max(key.end, value.end) };
      const below = nodeIn(value, line, false);
      if (below) return below;
    }
  }
  if (node.kind !== 'sequence') return undefined;
  for (const item of node.items) {
    const below = nodeIn(item, line, item.kind !== 'alias');
    if (below) return below;
  }
  return undefined;
}

function startsIn({ start }: Span, line: Span): boolean {
  return start >= line.start && start <= line.end;
}

/** The innermost item of a sequence, else the whole. */
function itemAround(node: SyntaxNode, offset: number): Span {
  const parts = node.kind === 'map' ? node.entries.map(({ value }) => value) : node.kind === 'sequence' ? node.items : [];
  // Comments at the end of an item stand behind its last value.
  const part = parts.findLast(({ start }) => start <= offset);
  if (part?.kind !== 'map' && part?.kind !== 'sequence') return node;
  const inner = itemAround(part, offset);
  const isItem = node.kind === 'sequence' || inner !== part;
  return isItem ? inner : node;
}

function scalarAt(root: SyntaxNode, offset: number): boolean {
  if (root.kind === 'alias') return false;
  const node = resolve(root);
  switch (node.kind) {
    case 'scalar':
      return node.start < offset && offset < node.end;
    case 'map':
      return node.entries.some(({ key, value }) => scalarAt(key, offset) || scalarAt(value, offset));
    case 'sequence':
      return node.items.some((item) => scalarAt(item, offset));
    case 'unknown':
      return false;
  }
}

export function hclHost(body: Pick<HclBody, 'attributes' | 'blocks'>): CommentHost {
  return {
    signs: 'both',
    blockAt: (line) => partIn(body, line),
    around: (offset) => body.blocks.find(({ start, end }) => start < offset && offset < end),
    isText: (offset) => textIn(body, offset),
  };
}

function partIn({ attributes, blocks }: Pick<HclBody, 'attributes' | 'blocks'>, line: Span): Span | undefined {
  for (const attribute of attributes) {
    if (startsIn(attribute, line)) return attribute;
    const entry = attribute.end < line.start || attribute.start > line.end ? undefined : entryIn(attribute.value, line);
    if (entry) return entry;
  }
  for (const block of blocks) {
    if (startsIn(block, line)) return block;
    const below = block.end < line.start || block.start > line.end ? undefined : partIn(block, line);
    if (below) return below;
  }
  return undefined;
}

function entryIn(value: HclValue, line: Span): Span | undefined {
  if (value.kind === 'list') return value.items.find((item) => startsIn(item, line)) ?? firstOf(value.items, (item) => entryIn(item, line));
  if (value.kind !== 'object') return undefined;
  return firstOf(value.entries, ({ keySpan, value: inner }) =>
    keySpan && startsIn(keySpan, line) ? { start: keySpan.start, end: inner.end } : entryIn(inner, line),
  );
}

function firstOf<T>(items: readonly T[], find: (item: T) => Span | undefined): Span | undefined {
  for (const item of items) {
    const found = find(item);
    if (found) return found;
  }
  return undefined;
}

function textIn({ attributes, blocks }: Pick<HclBody, 'attributes' | 'blocks'>, offset: number): boolean {
  const holds = ({ start, end }: Span): boolean => start < offset && offset < end;
  const inAttribute = (attribute: HclAttribute): boolean => holds(attribute) && isTextValue(attribute.value, offset);
  return attributes.some(inAttribute) || blocks.some((block) => holds(block) && textIn(block, offset));
}

function isTextValue(value: HclValue, offset: number): boolean {
  if (!(value.start < offset && offset < value.end)) return false;
  if (value.kind === 'literal') return true;
  if (value.kind === 'list') return value.items.some((item) => isTextValue(item, offset));
  if (value.kind === 'object') return value.entries.some((entry) => isTextValue(entry.value, offset));
  return /^"|<<[-~]?[A-Za-z_]/.test(value.expression ?? '');
}

export function dockerfileHost({ instructions, stages }: Pick<Dockerfile, 'instructions' | 'stages'>): CommentHost {
  const heredocs = instructions.flatMap((instruction) => instruction.heredocs);
  return {
    signs: 'hash',
    blockAt: (line) => {
      const stage = stages.find(({ from }) => startsIn(from, line));
      const last = stage?.instructions.at(-1);
      if (stage && last) return { start: stage.from.start, end: last.end };
      return instructions.find((instruction) => startsIn(instruction, line));
    },
    around: (offset) => instructions.find(({ end }) => end > offset),
    isText: (offset) => heredocs.some(({ start, end }) => start <= offset && offset < end),
    // Dockerfiles have comments on lines of their own only; shells have others.
    endsLine: (offset) => {
      const around = instructions.find(({ start, end }) => start < offset && offset < end);
      return around?.keyword === 'RUN' && around.json === undefined;
    },
  };
}

/** Whether an offset of a file stands within a value. */
export function isTextIn({ uri, units }: FileFacts, text: string, offset: number): boolean {
  if (formatOf(uri) === 'jenkinsfile') return groovyHost(text).isText(offset);
  const placed = units.findLast(({ start }) => start <= offset);
  if (!placed) return false;
  const { root, subjects, kind } = placed.unit;
  const [dockerfile] = subjects.dockerfile ?? [];
  const [terraform] = subjects['terraform-file'] ?? [];
  if (dockerfile) return dockerfileHost(dockerfile).isText(offset);
  if (terraform) return hclHost({ attributes: terraform.settings, blocks: terraform.blocks }).isText(offset);
  return yamlHost(root, kind).isText(offset - placed.start);
}
