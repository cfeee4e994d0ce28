/** Writes a value at a place in a block, with the blocks that are still missing above it. */
import { escapeSnippet } from '../edits/snippet.ts';
import type { Edit } from '../rule.ts';
import { addAttributeAfter, addFirst, addLast } from './edits.ts';
import type { Insertion } from './edits.ts';
import type { Place } from './look.ts';

export function setAt(place: Place, value: string, text: string, judged: boolean): readonly [Edit, ...Edit[]] | undefined {
  const insertion = { text: value, snippet: judged ? tabStop(value) : escapeSnippet(value) };
  const { block, rest, span } = place;
  const [name = '', ...below] = rest;
  const attribute = block.attributes.find((one) => one.name === name);
  if (attribute) {
    // A value from elsewhere is changed there, and objects hold their entries in ways of their own.
    const written = attribute.value.kind !== 'unknown' && attribute.value.start === span.start;
    if (below.length > 0 || !written) return undefined;
    return [{ start: span.start, end: attribute.value.end, text: value, ...(judged ? { snippet: insertion.snippet } : {}) }];
  }
  const edits = below.length === 0 ? addAttribute(place, name, insertion, text) : addBlocks(place, rest, insertion, text);
  const [first, ...others] = edits ?? [];
  if (!first) return undefined;
  return judged ? [first, ...others] : [plain(first), ...others.map(plain)];
}

function addAttribute({ block }: Place, name: string, value: Insertion, text: string): readonly Edit[] | undefined {
  const last = block.attributes
    .toSorted((a, b) => a.start - b.start)
    .findLast(({ name: other }) => other !== 'count' && other !== 'for_each');
  const after = last && addAttributeAfter(block, last, name, value, text);
  if (after) return after;
  const edit = addFirst(block, [{ text: `${name} = ${value.text}`, snippet: `${name} = ${value.snippet}` }], text);
  return edit && [edit];
}

function addBlocks({ block }: Place, path: readonly string[], value: Insertion, text: string): readonly Edit[] | undefined {
  const names = path.slice(0, -1);
  const indent = (depth: number): string => '  '.repeat(depth);
  const open = names.map((name, depth) => both(`${indent(depth)}${name} {`));
  const close = names.map((_, depth) => both(`${indent(names.length - 1 - depth)}}`));
  const head = `${indent(names.length)}${path.at(-1) ?? ''} = `;
  const edit = addLast(block, [...open, { text: head + value.text, snippet: head + value.snippet }, ...close], text);
  return edit && [edit];
}

function both(text: string): Insertion {
  return { text, snippet: escapeSnippet(text) };
}

function tabStop(value: string): string {
  const quoted = /^"(.*)"$/.exec(value)?.[1];
  return quoted === undefined ? `\${1:${escapeSnippet(value)}}` : `"\${1:${escapeSnippet(quoted)}}"`;
}

function plain({ start, end, text }: Edit): Edit {
  return { start, end, text };
}
