/** How a document is laid out: line ends, indentation step, where sequences stand. */
import { resolve } from '../../syntax/tree.ts';
import type { Span, SyntaxNode } from '../../syntax/tree.ts';

export type Quote = "'" | '"';

export interface Layout {
  readonly eol: '\n' | '\r\n';
  /** The columns from a map to a map within it. */
  readonly step: number;
  /** The columns from a map to the dashes of a sequence within it. */
  readonly sequenceStep: number;
  readonly quote: Quote;
}

/** As most places of the document do it. */
export function layoutOf(text: string, root: SyntaxNode | undefined): Layout {
  const maps = new Map<number, number>();
  const sequences = new Map<number, number>();
  const quotes = { "'": 0, '"': 0 };
  if (root) count(resolve(root), text, { maps, sequences, quotes });
  const step = mostFrequent(maps) ?? 2;
  return { eol: eolOf(text), step, sequenceStep: mostFrequent(sequences) ?? step, quote: quotes['"'] > quotes["'"] ? '"' : "'" };
}

export function eolOf(text: string): '\n' | '\r\n' {
  const newline = text.indexOf('\n');
  return newline > 0 && text[newline - 1] === '\r' ? '\r\n' : '\n';
}

/** The column of an offset. */
export function columnOf(text: string, offset: number): number {
  return offset - lineStartOf(text, offset);
}

export function lineStartOf(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Whether an offset stands in a part that a template may leave out although it renders the other offset. */
export function mayBeLeftOut(offset: number, beside: number, conditionals: readonly Span[]): boolean {
  return conditionals.some((region) => holds(region, offset) && !holds(region, beside));
}

function holds(region: Span, offset: number): boolean {
  return offset >= region.start && offset < region.end;
}

interface Counts {
  readonly maps: Map<number, number>;
  readonly sequences: Map<number, number>;
  readonly quotes: Record<Quote, number>;
}

function count(node: SyntaxNode, text: string, counts: Counts): void {
  if (node.kind === 'scalar' && node.style === 'single') counts.quotes["'"]++;
  if (node.kind === 'scalar' && node.style === 'double') counts.quotes['"']++;
  if (node.kind === 'sequence') for (const item of node.items) count(item, text, counts);
  if (node.kind !== 'map') return;
  for (const { value } of node.entries) {
    if ((value.kind === 'map' || value.kind === 'sequence') && !value.flow && !node.flow) {
      const by = columnOf(text, value.start) - columnOf(text, node.start);
      const columns = value.kind === 'map' ? counts.maps : counts.sequences;
      if (by > 0 || (by === 0 && value.kind === 'sequence')) columns.set(by, (columns.get(by) ?? 0) + 1);
    }
    count(value, text, counts);
  }
}

function mostFrequent(counts: ReadonlyMap<number, number>): number | undefined {
  let best: number | undefined;
  for (const [value, times] of counts) if (best === undefined || times > (counts.get(best) ?? 0)) best = value;
  return best;
}
