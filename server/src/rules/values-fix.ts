/** The fix of what an empty value of a chart leaves out: the value that the template would then put in. */
import type { Omission, Place } from '../compose/composed.ts';
import type { Span, SyntaxNode } from '../syntax/tree.ts';
import { child, entryOf, resolve } from '../syntax/tree.ts';
import { parseDocument } from '../syntax/yaml/parse.ts';
import type { ComposedFinding } from './composed.ts';
import type { Layout } from './edits/layout.ts';
import { blockMap } from './edits/render.ts';
import { Judged, textOfPieces } from './edits/value.ts';
import type { NewValue } from './edits/value.ts';
import type { Edit, Fix } from './rule.ts';
import { nodeOf } from './subjects.ts';

/** Edits of the values file; undefined unless the template takes in the value whole. `text` is that of the file that `cause` is in. */
export function fixInValues(
  { file, finding }: ComposedFinding,
  fix: Fix,
  unitText: string,
  cause: Place,
  left: { readonly omission: Omission; readonly template: string } | undefined,
  text: string,
): Fix | undefined {
  if (file.kind !== 'chart' || !/^(?:\{\s*\}|\[\s*\]|null|~|""|''|)$/.test(text.slice(cause.start, cause.end))) return undefined;
  const { root } = finding.unit;
  const subject = nodeOf(finding.rule.subject, finding.subject);
  const key = left ? left.omission.keys[0] : undefined;
  if (!root || !subject || (left && (key === undefined || !takesWhole(left.template, key)))) return undefined;
  const place = key === undefined ? undefined : pathTo(root, subject);
  const path = key !== undefined && place ? [...place, key] : emptyValueAt(root, fix);
  const after = parseDocument(apply(unitText, fix.edits)).root;
  const value = path && after && follow(after, path);
  if (!value) return undefined;
  const block = blockOf(value);
  return block === undefined ? undefined : { title: fix.title, safety: fix.safety, edits: editsFor(text, cause, block) };
}

/** `with` or `if` around nothing but the key with its value. */
function takesWhole(template: string, key: string): boolean {
  const statement =
    /^\{\{-?\s*(?:with|if)\s+([^}]*?)\s*-?\}\}\s*([\w-]+):\s*\{\{-?\s*toYaml\s+([^|}\s]+)\s*\|\s*n?indent\s+\d+\s*-?\}\}\s*\{\{-?\s*end\b/.exec(
      template,
    );
  const [, condition, name, value] = statement ?? [];
  return name === key && (value === '.' || value === condition);
}

type Path = readonly (string | number)[];

function pathTo(node: SyntaxNode, wanted: SyntaxNode): Path | undefined {
  if (node === wanted) return [];
  if (node.kind === 'map')
    for (const { key, value } of node.entries) {
      const below = pathTo(value, wanted);
      if (below) return [key.text, ...below];
    }
  if (node.kind === 'sequence')
    for (const [index, item] of node.items.entries()) {
      const below = pathTo(item, wanted);
      if (below) return [index, ...below];
    }
  return undefined;
}

/** The path to the empty value that a fix fills. */
function emptyValueAt(root: SyntaxNode, { edits: [edit] }: Fix): Path | undefined {
  return search(root, edit);
}

function search(node: SyntaxNode, edit: Span): Path | undefined {
  if (node.start > edit.start || node.end < edit.start) return undefined;
  if (node.kind === 'map')
    for (const { key, value } of node.entries) {
      const below = search(value, edit);
      if (below) return [key.text, ...below];
    }
  if (node.kind === 'sequence')
    for (const [index, item] of node.items.entries()) {
      const below = search(item, edit);
      if (below) return [index, ...below];
    }
  const empty = node.kind === 'map' ? node.entries.length === 0 : node.kind === 'sequence' ? node.items.length === 0 : false;
  return empty ? [] : undefined;
}

function follow(node: SyntaxNode, path: Path): SyntaxNode | undefined {
  let current: SyntaxNode | undefined = resolve(node);
  for (const step of path) {
    if (typeof step === 'number') current = current.kind === 'sequence' ? current.items[step] : undefined;
    else current = current.kind === 'map' ? entryOf(current, step)?.value : child(current.kind === 'unknown' ? current : undefined, step);
    if (!current) return undefined;
    current = resolve(current);
  }
  return current;
}

/** The lines of a map, from the first column on. */
function blockOf(node: SyntaxNode): readonly string[] | undefined {
  const data = dataOf(node);
  return typeof data === 'object' && !(data instanceof Judged) && !isList(data)
    ? blockMap(data, 0, layout).map((pieces) => textOfPieces(pieces))
    : undefined;
}

const layout: Layout = { eol: '\n', step: 2, sequenceStep: 2, quote: "'" };

function dataOf(node: SyntaxNode): NewValue | undefined {
  const target = resolve(node);
  if (target.kind === 'scalar') return target.value === null ? undefined : typeof target.value === 'string' ? target.text : target.value;
  if (target.kind === 'sequence') {
    const items = target.items.map(dataOf);
    return items.every((item) => item !== undefined) ? items : undefined;
  }
  if (target.kind !== 'map') return undefined;
  const entries = target.entries.map(({ key, value }) => [key.text, dataOf(value)] as const);
  return entries.every(([, value]) => value !== undefined)
    ? Object.fromEntries(entries.flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])))
    : undefined;
}

function isList(value: NewValue): value is readonly NewValue[] {
  return Array.isArray(value);
}

/** The empty value goes, and the block comes below its line, so that a comment behind it stays. */
function editsFor(text: string, { start, end }: Place, block: readonly string[]): readonly [Edit, ...Edit[]] {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const indent = /^ */.exec(text.slice(lineStart, start))?.[0] ?? '';
  const found = text.indexOf('\n', end);
  const breaks = found > 0 && text[found - 1] === '\r' ? '\r\n' : '\n';
  const lineEnd = found < 0 ? text.length : found - (breaks.length - 1);
  const lines = block.map((line) => `${breaks}${indent}  ${line}`);
  const before = text[start - 1] === ' ' ? start - 1 : start;
  if (lineEnd === end) return [{ start: before, end, text: lines.join('') }];
  return [
    { start: before, end, text: '' },
    { start: lineEnd, end: lineEnd, text: lines.join('') },
  ];
}

function apply(text: string, edits: readonly Edit[]): string {
  let result = text;
  for (const { start, end, text: added } of [...edits].sort((a, b) => b.start - a.start))
    result = result.slice(0, start) + added + result.slice(end);
  return result;
}
