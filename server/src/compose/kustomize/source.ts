/** Texts that values are read from, and how their offsets lead to a file: a document within a file, or a patch that stands in a string of one. */
import type { Span } from '../../syntax/tree.ts';
import type { Place } from '../composed.ts';

export interface Source {
  readonly uri: string;
  readonly text: string;
  /** Each line of the text stands in the file, character for character. */
  readonly exact: boolean;
  /** Exact over several lines as well: offsets in the file differ from those in the text by one constant. */
  readonly straight: boolean;
  /** Where a stretch of the text stands in the file. */
  place(start: number, end: number): Place;
}

/** A span of a source. */
export interface Written extends Span {
  readonly source: Source;
}

export function placeOf(written: Written): Place {
  return written.source.place(written.start, written.end);
}

/** A part of a file that begins at that offset. */
export function documentSource(uri: string, text: string, offset: number): Source {
  return { uri, text, exact: true, straight: true, place: (start, end) => ({ uri, start: start + offset, end: end + offset }) };
}

/** A text that the file only holds in another form (escaped, folded): all of it maps to all of that. */
export function opaqueSource(text: string, whole: Place): Source {
  return { uri: whole.uri, text, exact: false, straight: false, place: () => whole };
}

/**
 * The text of a literal block scalar: its lines stand in the file behind their indentation.
 * `body` is the span of the scalar's lines in the outer source.
 */
export function blockSource(text: string, outer: Source, body: Span): Source {
  const starts = lineStarts(text);
  const targets = blockLines(text, starts, outer.text, body);
  if (!targets) return opaqueSource(text, outer.place(body.start, body.end));
  const at = (offset: number): number => {
    const line = lineAt(starts, offset);
    return (targets[line] ?? body.end) + offset - (starts[line] ?? 0);
  };
  return {
    uri: outer.uri,
    text,
    exact: outer.exact,
    straight: false,
    place: (start, end) => outer.place(at(start), end > start ? at(end - 1) + 1 : at(start)),
  };
}

/** The offset of each line's text in the outer text; undefined when the two do not fit together. */
function blockLines(text: string, starts: readonly number[], outer: string, body: Span): readonly number[] | undefined {
  const targets: number[] = [];
  let from = outer.lastIndexOf('\n', body.start - 1) + 1;
  for (const [index, start] of starts.entries()) {
    const next = starts[index + 1];
    const line = text.slice(start, next === undefined ? text.length : next - 1);
    const newline = outer.indexOf('\n', from);
    const raw = outer.slice(from, newline < 0 ? outer.length : newline).replace(/\r$/, '');
    const blank = line.trim() === '';
    if (!raw.endsWith(line) || (!blank && raw.slice(0, raw.length - line.length).trim() !== '')) return undefined;
    targets.push(from + raw.length - line.length);
    if (newline < 0) {
      if (text.slice(start + line.length).trim() !== '') return undefined;
      for (let rest = index + 1; rest < starts.length; rest++) targets.push(outer.length);
      break;
    }
    from = newline + 1;
  }
  return targets;
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
