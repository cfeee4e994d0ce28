/** Text edits that add to Terraform blocks, laid out as `terraform fmt` does. */
import type { HclAttribute, HclBlock } from '../../syntax/hcl/tree.ts';
import type { Edit } from '../rule.ts';
import { escapeSnippet } from '../edits/snippet.ts';
import { indentAt, innerIndent, lineBreakOf, lineEnd, lineStart } from './text.ts';

/** What to insert: plain, and with tab stops. */
export interface Insertion {
  readonly text: string;
  readonly snippet: string;
}

/** `name = value` on a line of its own below `after`; undefined where the text around is too unusual. */
export function addAttributeAfter(
  block: HclBlock,
  after: HclAttribute,
  name: string,
  value: Insertion,
  text: string,
): readonly Edit[] | undefined {
  const oneLine = !text.slice(block.bodySpan.start, block.bodySpan.end).includes('\n');
  const end = lineEnd(text, after.end);
  if (!oneLine && !/^[ \t]*(?:#.*|\/\/.*)?$/.test(text.slice(after.end, end))) return undefined;
  if (oneLine && !standsAlone(block, after, text)) return undefined;
  const group = oneLine ? [after] : alignedGroup(block, after, text);
  const width = Math.max(equalsSign(after, text) - after.nameSpan.start - 1, after.name.length);
  const missing = Math.max(name.length - width, 0);
  const paddings = missing > 0 ? group.map((attribute) => insertAt(equalsSign(attribute, text), ' '.repeat(missing))) : [];
  const line = `${group.length > 0 ? name.padEnd(width) : name} = `;
  const lineBreak = lineBreakOf(text);
  if (!oneLine) {
    const head = `${lineBreak}${indentAt(text, after.start)}${line}`;
    const added = { start: end, end, text: head + value.text, snippet: escapeSnippet(head) + value.snippet };
    return [...paddings, added].sort((a, b) => a.start - b.start);
  }
  const outer = lineBreak + indentAt(text, block.start);
  const head = `${outer}  ${line}`;
  return [
    { start: block.bodySpan.start, end: after.start, text: `${outer}  ` },
    ...paddings,
    { start: after.end, end: block.bodySpan.end, text: head + value.text + outer, snippet: escapeSnippet(head) + value.snippet + outer },
  ];
}

function standsAlone(block: HclBlock, attribute: HclAttribute, text: string): boolean {
  const around = text.slice(block.bodySpan.start, attribute.start) + text.slice(attribute.end, block.bodySpan.end);
  return around.trim() === '';
}

/** The attributes on the lines next to this one when all their `=` stand in one column; empty when nothing is to be aligned. */
function alignedGroup(block: HclBlock, attribute: HclAttribute, text: string): readonly HclAttribute[] {
  // A value of several lines stands for itself.
  if (text.slice(attribute.start, attribute.end).includes('\n')) return [];
  const sorted = block.attributes.toSorted((a, b) => a.start - b.start);
  const index = sorted.indexOf(attribute);
  let from = index;
  while (from > 0 && adjacent(sorted[from - 1], sorted[from], text)) from--;
  let to = index;
  while (adjacent(sorted[to], sorted[to + 1], text)) to++;
  const group = sorted.slice(from, to + 1);
  const columns = new Set(group.map((member) => equalsSign(member, text) - lineStart(text, member.start)));
  return columns.size === 1 ? group : [];
}

function adjacent(upper: HclAttribute | undefined, lower: HclAttribute | undefined, text: string): boolean {
  if (!upper || !lower) return false;
  const lines = (start: number, end: number): number => text.slice(start, end).split('\n').length - 1;
  return lines(upper.start, lower.start) === 1 && lines(lower.start, lower.end) === 0;
}

function equalsSign(attribute: HclAttribute, text: string): number {
  return text.indexOf('=', attribute.nameSpan.end);
}

function insertAt(offset: number, text: string): Edit {
  return { start: offset, end: offset, text };
}

/** Lines as the first thing in a block. */
export function addFirst(block: HclBlock, lines: readonly Insertion[], text: string): Edit | undefined {
  if (isEmptyLine(block, text)) return fillEmpty(block, lines, text);
  if (!text.slice(block.bodySpan.start, block.bodySpan.end).includes('\n')) return undefined;
  const at = lineEnd(text, block.bodySpan.start);
  if (!/^[ \t]*(?:#.*|\/\/.*)?$/.test(text.slice(block.bodySpan.start, at))) return undefined;
  const lineBreak = lineBreakOf(text);
  const next = text.slice(at + lineBreak.length, lineEnd(text, at + lineBreak.length));
  const gap = text.slice(at, block.bodySpan.end).trim() === '' || next.trim() === '' ? '' : lineBreak;
  return insertLines(at, lines, { before: lineBreak, indent: innerIndent(text, block), lineBreak, after: gap });
}

/** Lines as the last thing in a block, behind an empty line when something stands before them. */
export function addLast(block: HclBlock, lines: readonly Insertion[], text: string): Edit | undefined {
  if (isEmptyLine(block, text)) return fillEmpty(block, lines, text);
  const at = lineStart(text, block.bodySpan.end);
  if (text.slice(at, block.bodySpan.end).trim() !== '' || at <= block.bodySpan.start) return undefined;
  const lineBreak = lineBreakOf(text);
  const body = text.slice(block.bodySpan.start, at);
  const gap = body.trim() === '' || /\n[ \t]*\r?\n$/.test(body) ? '' : lineBreak;
  return insertLines(at, lines, { before: gap, indent: innerIndent(text, block), lineBreak, after: lineBreak });
}

function isEmptyLine(block: HclBlock, text: string): boolean {
  return /^[ \t]*$/.test(text.slice(block.bodySpan.start, block.bodySpan.end));
}

function fillEmpty(block: HclBlock, lines: readonly Insertion[], text: string): Edit {
  const lineBreak = lineBreakOf(text);
  const after = lineBreak + indentAt(text, block.start);
  const edit = insertLines(block.bodySpan.start, lines, { before: lineBreak, indent: innerIndent(text, block), lineBreak, after });
  return { ...edit, end: block.bodySpan.end };
}

/** A block of its own at the top of the file, or at its end where a comment above the first block would be cut from it. */
export function addTopLevel(firstBlock: HclBlock, lines: readonly Insertion[], text: string): Edit {
  const lineBreak = lineBreakOf(text);
  const at = lineStart(text, firstBlock.start);
  const above = text.slice(lineStart(text, Math.max(at - 1, 0)), at).trim();
  if (above === '' && text.slice(at, firstBlock.start).trim() === '') {
    return insertLines(at, lines, { before: '', indent: '', lineBreak, after: lineBreak + lineBreak });
  }
  const before = text.endsWith('\n') ? lineBreak : lineBreak + lineBreak;
  return insertLines(text.length, lines, { before, indent: '', lineBreak, after: lineBreak });
}

interface Layout {
  readonly before: string;
  readonly indent: string;
  readonly lineBreak: string;
  readonly after: string;
}

function insertLines(at: number, lines: readonly Insertion[], { before, indent, lineBreak, after }: Layout): Edit {
  const join = (parts: readonly string[]): string => before + parts.map((part) => indent + part).join(lineBreak) + after;
  return { start: at, end: at, text: join(lines.map((line) => line.text)), snippet: join(lines.map((line) => line.snippet)) };
}
