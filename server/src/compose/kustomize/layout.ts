/** How values stand in their sources: what can be copied from there, at which column, behind which dash. */
import type { Written } from './source.ts';
import type { Listing, Mapping, Scalar, Value } from './value.ts';

export type Located = Value & { readonly written: Written };

/** The source spells exactly this value. */
export function isIntact<T extends Value>(value: T): value is T & { readonly written: Written } {
  return value.intact && value.written !== undefined;
}

export function isEmpty(value: Mapping | Listing): boolean {
  return value.kind === 'map' ? value.fields.length === 0 : value.items.length === 0;
}

/** A flow collection over several lines: its closing bracket must be indented further than its key. */
export function isFlowBlock(value: Located): boolean {
  const { source, start, end } = value.written;
  return value.kind !== 'scalar' && value.flow && source.text.slice(start, end).includes('\n');
}

/** The value stands behind its key in the source, with nothing but blanks and comments between. */
export function follows(name: Written, value: Written): boolean {
  if (name.source !== value.source || value.start < name.end) return false;
  const gap = name.source.text.slice(name.end, value.start);
  return gap.startsWith(':') && /^:(?:[^\S\n]+#[^\n]*|[^\S\n]*)(?:\n[^\S\n]*(?:#[^\n]*)?)*$/.test(gap);
}

/** How much further in than its key a block value stands: as in the source, or as is common. */
export function innerColumn(name: Scalar, value: Value): number {
  const least = value.kind === 'map' ? 1 : 0;
  const usual = value.kind === 'map' ? 2 : 0;
  if (!name.written || !value.written || value.kind === 'scalar' || value.flow) return usual;
  const { written } = value;
  if (written.source !== name.written.source || written.start < name.written.end) return usual;
  const inner = columnOf(written) - columnOf(name.written);
  return inner < least || inner > 12 ? usual : inner;
}

function columnOf({ source, start }: Written): number {
  return start - lineStart(source.text, start);
}

/** The dash before an item, with the blanks behind it. */
export function dashOf(written: Written | undefined): Written | undefined {
  if (!written?.source.exact) return undefined;
  const { source, start } = written;
  let at = start;
  while (at > 0 && source.text[at - 1] === ' ') at--;
  return at > 0 && at < start && source.text[at - 1] === '-' && /[\s-]/.test(source.text[at - 2] ?? '\n')
    ? { source, start: at - 1, end: start }
    : undefined;
}

export function startsLine({ source, start }: Written): boolean {
  return isBlank(source.text, lineStart(source.text, start), start);
}

/** The first key of an item's map: what stands above its line belongs to the item. */
export function isFirstBehindDash(written: Written | undefined): boolean {
  return written !== undefined && !startsLine(written);
}

export function lineStart(text: string, at: number): number {
  return at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
}

export function isBlank(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (text[at] !== ' ') return false;
  return true;
}
