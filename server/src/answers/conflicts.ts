/** What git leaves in a file that it could not merge. */
import type { Span } from '../syntax/tree.ts';

export interface Conflicts {
  /** The same text, as long as before, with blanks in place of the markers. */
  readonly text: string;
  /** The marker lines, for the reader of the file. */
  readonly markers: readonly Span[];
  /** From an opening marker to its closing one: what is undecided. A marker that stands alone is a region of its own. */
  readonly regions: readonly Span[];
}

const marker = /^(?:<{7}|>{7}|\|{7})(?: [^\r\n]*)?(?=\r?$)|^={7}(?=\r?$)/gm;

export function findConflicts(text: string): Conflicts {
  const markers = [...text.matchAll(marker)].map(({ 0: line, index }): Span => ({ start: index, end: index + line.length }));
  if (markers.length === 0) return { text, markers, regions: [] };
  return { text: text.replace(marker, (line) => ' '.repeat(line.length)), markers, regions: regionsOf(text, markers) };
}

function regionsOf(text: string, markers: readonly Span[]): readonly Span[] {
  const regions: Span[] = [];
  let opening: Span | undefined;
  for (const span of markers) {
    regions.push(span);
    if (text[span.start] === '<') opening = span;
    if (text[span.start] !== '>' || !opening) continue;
    regions.push({ start: opening.start, end: span.end });
    opening = undefined;
  }
  return regions;
}

export function touches(regions: readonly Span[], { start, end }: Span): boolean {
  return regions.some((region) => start < region.end && end > region.start);
}
