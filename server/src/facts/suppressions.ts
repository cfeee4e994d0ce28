/** `# cnmaturity-ignore: <rule>[, <rule>] <reason>`: on its own line it speaks for the next line that holds code, at a line's end for that line. */
import type { Span } from '../syntax/tree.ts';

export interface Suppression {
  /** Rule ids; empty means the comment names none and silences nothing. */
  readonly rules: readonly string[];
  /** Of a mark for another tool: that tool and its ids, as `equivalents` of rules spell them. */
  readonly foreign?: { readonly tool: string; readonly checks: readonly string[] };
  readonly reason: string;
  /** The comment itself. */
  readonly comment: Span;
  /** The line that it speaks for, without its line break. */
  readonly target: Span;
}

const marker = /(?:#|\/\/)[ \t]*cnmaturity-ignore:[ \t]*([^\n\r]*)/g;
const ruleList = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:[ \t]*,[ \t]*[a-z0-9]+(?:-[a-z0-9]+)*)*/;

/** All suppressions of a text; cheap where there are none. */
export function findSuppressions(text: string): readonly Suppression[] {
  if (!text.includes('cnmaturity-ignore:')) return [];
  const result: Suppression[] = [];
  for (const match of text.matchAll(marker)) {
    const start = match.index;
    const body = match[1] ?? '';
    const rules = ruleList.exec(body)?.[0] ?? '';
    const target = targetLine(text, start);
    if (!target) continue;
    result.push({
      rules: rules.split(',').flatMap((id) => (id.trim() === '' ? [] : [id.trim()])),
      reason: body.slice(rules.length).trim(),
      comment: { start, end: match.index + match[0].length },
      target,
    });
  }
  return result;
}

function targetLine(text: string, comment: number): Span | undefined {
  let lineStart = text.lastIndexOf('\n', comment - 1) + 1;
  if (text.slice(lineStart, comment).trim() !== '') return { start: lineStart, end: lineEnd(text, lineStart) };
  for (;;) {
    const end = text.indexOf('\n', lineStart);
    if (end < 0) return undefined;
    lineStart = end + 1;
    const span = { start: lineStart, end: lineEnd(text, lineStart) };
    const line = text.slice(span.start, span.end).trim();
    if (line !== '' && !line.startsWith('#') && !line.startsWith('//')) return span;
    if (lineStart >= text.length) return undefined;
  }
}

function lineEnd(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  if (end < 0) return text.length;
  return text[end - 1] === '\r' ? end - 1 : end;
}
