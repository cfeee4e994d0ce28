/** Lines that hold code, and lines that do not. */
import type { Span } from '../syntax/tree.ts';

/** The line of an offset, without its line break. */
export function lineAt(text: string, offset: number): Span {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  if (end < 0) return { start, end: text.length };
  return { start, end: text[end - 1] === '\r' && end > start ? end - 1 : end };
}

/** The next line that is neither empty nor only a comment; undefined at the end of the text. */
export function nextCodeLine(text: string, from: Span, slashes: boolean, skipActions: boolean): Span | undefined {
  let start = nextStart(text, from);
  while (start !== undefined) {
    const line = lineAt(text, start);
    const content = text.slice(line.start, line.end).trim();
    const closing = content === '' || isLineComment(content, slashes) ? line.end : endOfComment(text, line, content, slashes);
    if (closing === undefined && !(skipActions && isAction(content))) return line;
    start = nextStart(text, closing === undefined ? line : lineAt(text, closing));
  }
  return undefined;
}

/** Where the first line begins that is no comment, no marker of a document and no directive. */
export function firstCode(text: string, slashes: boolean): number {
  let start: number | undefined = 0;
  while (start !== undefined) {
    const line = lineAt(text, start);
    const content = text
      .slice(line.start, line.end)
      .replace(/^\uFEFF/, '')
      .trim();
    const passes = content === '' || isLineComment(content, slashes) || content === '---' || content.startsWith('%');
    const closing = passes ? line.end : endOfComment(text, line, content, slashes);
    if (closing === undefined) return line.start;
    start = nextStart(text, lineAt(text, closing));
  }
  return text.length;
}

function isLineComment(content: string, slashes: boolean): boolean {
  return content.startsWith('#') || (slashes && content.startsWith('//'));
}

/** Where a comment ends that begins its line and may go over several; undefined where there is none, or code follows it. */
function endOfComment(text: string, line: Span, content: string, slashes: boolean): number | undefined {
  const opening = slashes ? /^(?:\{\{-?\s*)?\/\*/ : /^\{\{-?\s*\/\*/;
  if (!opening.test(content)) return undefined;
  const closed = text.indexOf('*/', line.start + 2);
  if (closed < 0) return text.length;
  const end = closed + (/^\*\/(?:\s*-?\}\})?/.exec(text.slice(closed, closed + 16))?.[0].length ?? 2);
  return text.slice(end, lineAt(text, end).end).trim() === '' ? end : undefined;
}

function isAction(content: string): boolean {
  return content.startsWith('{{') && content.endsWith('}}') && content.indexOf('}}') === content.length - 2;
}

function nextStart(text: string, { end }: Span): number | undefined {
  const found = text.indexOf('\n', end);
  return found < 0 || found + 1 >= text.length ? undefined : found + 1;
}
