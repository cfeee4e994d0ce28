/** How the text around an edit is laid out. */
import type { HclBlock } from '../../syntax/hcl/tree.ts';

/** The line ending of the file. */
export function lineBreakOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** Behind the line break before `offset`; a byte order mark stays in front. */
export function lineStart(text: string, offset: number): number {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return start === 0 && text.startsWith('\uFEFF') ? 1 : start;
}

/** Before the line break behind `offset`. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  if (end < 0) return text.length;
  return text[end - 1] === '\r' ? end - 1 : end;
}

export function indentAt(text: string, offset: number): string {
  const start = lineStart(text, offset);
  return /^[ \t]*/.exec(text.slice(start, offset))?.[0] ?? '';
}

/** The indentation of what stands in a block: as its first entry has it, else one step of two blanks. */
export function innerIndent(text: string, block: HclBlock): string {
  const first = [...block.attributes, ...block.blocks].sort((a, b) => a.start - b.start)[0];
  const outer = indentAt(text, block.start);
  const inner = first && lineStart(text, first.start) > block.start ? indentAt(text, first.start) : '';
  return inner.length > outer.length ? inner : `${outer}  `;
}
