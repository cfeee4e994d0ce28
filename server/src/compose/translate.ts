/** Spans and edits of composed text, taken to the files where that text is written. */
import type { Span } from '../syntax/tree.ts';
import type { Composed, Part, Place } from './composed.ts';

/**
 * Where a span is written: the last of the values that it is made of when `values` says so, else the place where it stands
 * (the action of a template that names the value). Undefined when it is written nowhere.
 */
export function sourceOf(composed: Composed, span: Span, prefer: 'values' | 'use'): Place | undefined {
  const value = prefer === 'values' ? valueIn(composed, span, 'last') : undefined;
  return value ? cut(value, span) : usedIn(composed, span);
}

/** An edit of composed text as one of the file that it changes, the wanted one where two meet; undefined where no file says that text. */
export function sourceOfEdit(
  composed: Composed,
  edit: Span & { readonly text: string },
  wanted: string,
  textOf: (uri: string) => string | undefined,
): (Place & { readonly text: string; readonly shift: number }) | undefined {
  const holding = composed.parts.filter(({ start, end, verbatim }) => verbatim && start <= edit.start && edit.end <= end);
  const part = holding.findLast(({ source }) => source.uri === wanted) ?? holding.at(-1);
  if (!part) return undefined;
  const { uri } = part.source;
  const text = textOf(uri);
  if (text === undefined) return undefined;
  const start = behindQuote(text, part.source.start + edit.start - part.start, edit);
  const shift = indentAt(text, start) - indentAt(composed.text, edit.start);
  if (takesLinesBelow(text, start, { edit, shift })) return undefined;
  return { uri, start, end: start + edit.end - edit.start, text: withBreaksOf(text, indented(edit.text, shift)), shift };
}

/** New lines of a map that is put in from elsewhere belong there, behind the entry above; undefined where that one is not from there. */
export function behindLineAbove<T extends Span & { readonly text: string }>(composed: Composed, edit: T, uri: string): T | undefined {
  if (edit.start !== edit.end || composed.text[edit.start - 1] !== '\n' || !edit.text.endsWith('\n')) return undefined;
  const end = edit.start - (composed.text[edit.start - 2] === '\r' ? 2 : 1);
  const line = composed.text.lastIndexOf('\n', end - 1) + 1;
  const key = line + indentAt(composed.text, line);
  const fromThere = (offset: number): boolean =>
    composed.parts.some((part) => part.source.uri === uri && part.start <= offset && offset <= part.end);
  if (!fromThere(key) || !fromThere(end)) return undefined;
  return { ...edit, start: end, end, text: `\n${edit.text.replace(/\r?\n$/, '')}` };
}

/** New lines behind a value that only the file has in quotes come behind its closing one. */
function behindQuote(text: string, at: number, edit: Span & { readonly text: string }): number {
  const isNewLine = edit.start === edit.end && edit.text.startsWith('\n');
  return isNewLine && /^["'][ \t]*(?:#[^\n]*)?(?:\r?\n|$)/.test(text.slice(at)) ? at + 1 : at;
}

/** Composed maps are sorted, those of files are not: what follows there may go on with the map above, and would go into the new one. */
function takesLinesBelow(
  text: string,
  at: number,
  { edit, shift }: { readonly edit: Span & { readonly text: string }; readonly shift: number },
): boolean {
  if (edit.start !== edit.end || !edit.text.startsWith('\n')) return false;
  const below = /^[^\n]*\n(?:[ \t]*(?:#[^\n]*)?\r?\n)*(?<indent> *)[^\s{]/.exec(text.slice(at))?.groups?.['indent'];
  return below !== undefined && below.length > Math.max(0, indentAt(edit.text, 1) + shift);
}

function withBreaksOf(text: string, added: string): string {
  return added.replaceAll(/\r?\n/g, text.includes('\r\n') ? '\r\n' : '\n');
}

/** Lines after the first, moved to the right or to the left. */
export function indented(text: string, shift: number): string {
  if (shift === 0) return text;
  if (shift > 0) return text.replaceAll(/\n(?=[^\r\n])/g, `\n${' '.repeat(shift)}`);
  return text.replaceAll(new RegExp(`\\n {0,${String(-shift)}}`, 'g'), '\n');
}

/** The indentation of an offset's line, in characters. */
function indentAt(text: string, offset: number): number {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  let end = start;
  while (text[end] === ' ') end++;
  return end - start;
}

/** The first or the last stretch of a span that is put in from elsewhere. */
export function valueIn({ parts }: Composed, { start, end }: Span, which: 'first' | 'last'): ValuePart | undefined {
  const last = Math.max(end, start + 1);
  let found: ValuePart | undefined;
  for (let index = firstBehind(parts, start); index < parts.length; index++) {
    const part = parts[index];
    if (!part || part.start >= last) break;
    if (!isValue(part)) continue;
    if (which === 'first') return part;
    found = part;
  }
  return found;
}

type ValuePart = Part & { readonly via: Place };

function isValue(part: Part): part is ValuePart {
  return part.via !== undefined;
}

/** The places of all stretches of a span that are in the first one's file, as one. */
function usedIn({ parts }: Composed, span: Span): Place | undefined {
  const last = Math.max(span.end, span.start + 1);
  let found: Place | undefined;
  for (let index = firstBehind(parts, span.start); index < parts.length; index++) {
    const part = parts[index];
    if (!part || part.start >= last) break;
    const place = part.via ?? cut(part, span);
    if (!found) found = place;
    else if (place.uri === found.uri)
      found = { uri: found.uri, start: Math.min(found.start, place.start), end: Math.max(found.end, place.end) };
  }
  return found;
}

/** The first part that ends behind an offset. */
function firstBehind(parts: readonly Part[], offset: number): number {
  let from = 0;
  let to = parts.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((parts[middle]?.end ?? 0) <= offset) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** The piece of a part's source that a span covers. */
function cut(part: Part, span: Span): Place {
  const { source } = part;
  if (!part.verbatim) return source;
  const start = source.start + Math.max(0, span.start - part.start);
  return { uri: source.uri, start, end: Math.max(start, source.start + Math.min(part.end, span.end) - part.start) };
}
