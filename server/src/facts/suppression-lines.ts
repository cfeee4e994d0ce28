/** Lines that hold code, and lines that do not. */
import type { Span } from '../syntax/tree.ts';

/** How comments begin: with a hash; with slashes, or between slashes and stars; in either way. */
export type CommentSigns = 'hash' | 'slashes' | 'both';

/** A text without our marks in comments that begin with a hash: they say nothing of what stands beside them. */
export function withoutMarks(text: string): string {
  if (!text.includes('cnmaturity-ignore')) return text;
  return text.replace(/^[ \t]*#[ \t]*cnmaturity-ignore[^\n]*(?:\n|$)/gm, '').replace(/[ \t]#[ \t]*cnmaturity-ignore[^\n]*/g, '');
}

/** The line of an offset, without its line break. */
export function lineAt(text: string, offset: number): Span {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  if (end < 0) return { start, end: text.length };
  return { start, end: text[end - 1] === '\r' && end > start ? end - 1 : end };
}

/** The line below another one; undefined for the last. */
export function lineBelow(text: string, line: Span): Span | undefined {
  const start = nextStart(text, line);
  return start === undefined ? undefined : lineAt(text, start);
}

/** The next line that is neither empty nor only a comment; undefined at the end of the text. */
export function nextCodeLine(text: string, from: Span, signs: CommentSigns, skipActions: boolean): Span | undefined {
  let start = nextStart(text, from);
  while (start !== undefined) {
    const line = lineAt(text, start);
    const content = text.slice(line.start, line.end).trim();
    const closing = content === '' || isLineComment(content, signs) ? line.end : endOfComment(text, line, content, signs);
    if (closing === undefined && !(skipActions && isAction(content))) return line;
    start = nextStart(text, closing === undefined ? line : lineAt(text, closing));
  }
  return undefined;
}

/** Where the first line begins that is no comment, no marker of a document and no directive. */
export function firstCode(text: string, signs: CommentSigns): number {
  let start: number | undefined = 0;
  while (start !== undefined) {
    const line = lineAt(text, start);
    const content = text
      .slice(line.start, line.end)
      .replace(/^\uFEFF/, '')
      .trim();
    const passes = content === '' || isLineComment(content, signs) || /^(?:---(?:$|\s+#)|%|#!)/.test(content);
    const closing = passes ? line.end : endOfComment(text, line, content, signs);
    if (closing === undefined) return line.start;
    start = nextStart(text, lineAt(text, closing));
  }
  return text.length;
}

/** Whether a line without its blanks is a comment that ends with it. */
export function isLineComment(content: string, signs: CommentSigns): boolean {
  return (signs !== 'slashes' && content.startsWith('#')) || (signs !== 'hash' && content.startsWith('//'));
}

/** Where a comment ends that begins its line and may go over several; undefined where there is none, or code follows it. */
function endOfComment(text: string, line: Span, content: string, signs: CommentSigns): number | undefined {
  const opening = signs !== 'hash' ? /^(?:\{\{-?\s*)?\/\*/ : /^\{\{-?\s*\/\*/;
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
