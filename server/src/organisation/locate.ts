/** Where in a file the characters of a scalar's value are written. */
import type { ScalarNode, Span } from '../syntax/tree.ts';

/** The place in the source of a part of a scalar's text. */
export function placeIn(source: string, scalar: ScalarNode, part: Span): Span {
  const offsets = offsetsOf(source.slice(scalar.start, scalar.end), scalar);
  const start = scalar.start + (offsets[part.start] ?? 0);
  const last = offsets[Math.max(part.start, part.end - 1)];
  return { start, end: Math.max(start, last === undefined ? scalar.end : scalar.start + last + 1) };
}

/** For each character of the value, where in the slice it is written. */
function offsetsOf(slice: string, { text, style }: ScalarNode): readonly number[] {
  const offsets: number[] = [];
  const block = style === 'literal' || style === 'folded';
  const indent = block ? (/^\n*( *)/.exec(slice)?.[1]?.length ?? 0) : 0;
  let at = style === 'single' || style === 'double' ? 1 : 0;
  const skipIndent = (): void => {
    const most = block ? at + indent : slice.length;
    while (at < most && (slice[at] === ' ' || (!block && slice[at] === '\t'))) at++;
  };
  if (block) skipIndent();
  for (const char of Array.from({ length: text.length }, (_, index) => text[index] ?? '')) {
    if (slice[at] === '\r') at++;
    offsets.push(Math.min(at, Math.max(0, slice.length - 1)));
    const written = slice[at];
    if (written === '\n') {
      at++;
      // Folded lines are joined by one space, and empty lines among them by line breaks.
      skipIndent();
    } else if ((style === 'double' && written === '\\') || (style === 'single' && written === "'")) at += 2;
    else if (/\s/.test(char) && style === 'plain') at += /^\s*\n\s*|^./.exec(slice.slice(at))?.[0].length ?? 1;
    else at++;
  }
  return offsets;
}
