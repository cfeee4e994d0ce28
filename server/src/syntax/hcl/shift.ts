/** Moves what was read of a file by as many characters as its text moved. */
import type { Span } from '../tree.ts';
import type { HclAttribute, HclBlock, HclBody, HclEntry, HclValue } from './tree.ts';

/** The same body, `by` characters further on. */
export function shiftBody(body: HclBody, by: number): HclBody {
  if (by === 0) return body;
  const { attributes, blocks, damaged, comments } = body;
  return {
    attributes: attributes.map((attribute) => shiftAttribute(attribute, by)),
    blocks: blocks.map((block) => shiftBlock(block, by)),
    damaged,
    ...(comments ? { comments: comments.map((comment) => shiftSpan(comment, by)) } : {}),
  };
}

function shiftBlock(block: HclBlock, by: number): HclBlock {
  const { start, end, attributes, blocks, typeSpan, headerSpan, bodySpan } = block;
  return {
    ...block,
    start: start + by,
    end: end + by,
    attributes: attributes.map((attribute) => shiftAttribute(attribute, by)),
    blocks: blocks.map((inner) => shiftBlock(inner, by)),
    typeSpan: shiftSpan(typeSpan, by),
    headerSpan: shiftSpan(headerSpan, by),
    bodySpan: shiftSpan(bodySpan, by),
  };
}

function shiftAttribute({ name, nameSpan, value, start, end }: HclAttribute, by: number): HclAttribute {
  return { name, nameSpan: shiftSpan(nameSpan, by), value: shiftValue(value, by), start: start + by, end: end + by };
}

function shiftValue(value: HclValue, by: number): HclValue {
  const span = { start: value.start + by, end: value.end + by };
  switch (value.kind) {
    case 'literal':
    case 'unknown':
      return { ...value, ...span };
    case 'list':
      return { kind: 'list', ...span, items: value.items.map((item) => shiftValue(item, by)) };
    case 'object':
      return { kind: 'object', ...span, entries: value.entries.map((entry) => shiftEntry(entry, by)) };
  }
}

function shiftEntry({ key, keySpan, value }: HclEntry, by: number): HclEntry {
  return { key, ...(keySpan ? { keySpan: shiftSpan(keySpan, by) } : {}), value: shiftValue(value, by) };
}

function shiftSpan({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}
