/** A Dockerfile's text to its logical lines, as BuildKit reads them; it never throws. */
import { heredocsOpenedBy, type HeredocStart } from './heredoc.ts';
import type { HeredocBody, LogicalLine, Piece } from './line.ts';
import { isBlank } from './words.ts';
import type { Span } from '../tree.ts';

export interface DockerfileSyntax {
  /** `\` unless an `escape` directive says otherwise. */
  readonly escape: string;
  readonly lines: readonly LogicalLine[];
  /** All comment lines that stand by themselves, from their `#` on, directives included. */
  readonly comments: readonly Comment[];
  readonly directives: readonly Directive[];
}

export interface Comment extends Span {
  readonly text: string;
  /** Where the next line starts. */
  readonly next: number;
}

/** `# name=value` at the head of the file. */
export interface Directive extends Span {
  /** Lower case: syntax, escape, check. */
  readonly name: string;
  readonly value: string;
}

interface PhysicalLine {
  readonly start: number;
  /** Without the line break. */
  readonly end: number;
  /** Where the next line starts. */
  readonly next: number;
}

const directive = /^\s*#\s*([a-zA-Z][a-zA-Z0-9]*)\s*=\s*(.+?)\s*$/;
const directives: ReadonlySet<string> = new Set(['syntax', 'escape', 'check']);
const instructionStart =
  /^(?:ADD|ARG|CMD|COPY|ENTRYPOINT|ENV|EXPOSE|FROM|HEALTHCHECK|LABEL|ONBUILD|RUN|SHELL|STOPSIGNAL|USER|VOLUME|WORKDIR)[ \t]/;
const byteOrderMark = 0xfeff;

/** Splits a text into logical lines. */
export function parseDockerfile(text: string): DockerfileSyntax {
  const start = text.charCodeAt(0) === byteOrderMark ? 1 : 0;
  const directives = directivesOf(text, start);
  const escape = escapeOf(directives);
  const lines: LogicalLine[] = [];
  const comments: Comment[] = [];
  const unclosed = new Set<string>();
  let position = start;
  while (position < text.length) {
    const first = physicalLine(text, position);
    const from = firstVisible(text, first.start, first.end);
    if (from === first.end) position = first.next;
    else if (text[from] === '#') {
      comments.push({ start: from, end: first.end, next: first.next, text: text.slice(from, first.end) });
      position = first.next;
    } else position = readLogicalLine(text, from, first, { escape, lines, comments, unclosed });
  }
  return { escape, lines, comments, directives };
}

/** What a file's lines are read with and into. */
interface Reading {
  readonly escape: string;
  readonly lines: LogicalLine[];
  readonly comments: Comment[];
  /** Words that were looked for to the end of the file once, so that it is not done again for each line that opens with them. */
  readonly unclosed: Set<string>;
}

/** Reads one logical line with its here-documents; gives where the next one starts. */
function readLogicalLine(text: string, from: number, first: PhysicalLine, { escape, lines, comments, unclosed }: Reading): number {
  const pieces: Piece[] = [];
  const blanks: Span[] = [];
  let joined = '';
  let end = first.end;
  let next = first.next;
  const take = (start: number, line: PhysicalLine): boolean => {
    const continuation = continuationAt(text, start, line.end, escape);
    const stop = continuation ?? line.end;
    if (stop > start) pieces.push({ at: joined.length, source: start });
    joined += text.slice(start, stop);
    end = line.end;
    return continuation !== undefined;
  };
  let open = take(from, first);
  while (open && next < text.length) {
    const line = physicalLine(text, next);
    next = line.next;
    const visible = firstVisible(text, line.start, line.end);
    if (visible === line.end) blanks.push({ start: line.start, end: line.next });
    else if (text[visible] === '#') comments.push({ start: visible, end: line.end, next: line.next, text: text.slice(visible, line.end) });
    else open = take(line.start, line);
  }
  if (joined === '') return next;
  const heredocs: HeredocBody[] = [];
  for (const opened of heredocsOpenedBy(joined)) {
    const body = readHeredoc(text, next, opened, unclosed);
    heredocs.push({ name: opened.name, text: text.slice(next, body.bodyEnd), start: next, end: body.bodyEnd });
    if (body.next > next) end = body.end;
    next = body.next;
    if (!body.closed) break;
  }
  lines.push({ text: joined, pieces, heredocs, blanks: blanks.filter(({ start }) => start < end), start: from, end });
  return next;
}

/**
 * Reads from the line behind the one that opens a here-document. One that is never closed is most likely being typed:
 * it ends where the next instruction starts.
 */
function readHeredoc(
  text: string,
  from: number,
  { name, chomp }: HeredocStart,
  unclosed: Set<string>,
): { bodyEnd: number; end: number; next: number; closed: boolean } {
  let recovery: { readonly end: number; readonly next: number } | undefined;
  let end = from;
  const key = chomp ? `-${name}` : name;
  for (let position = from; position < text.length;) {
    const line = physicalLine(text, position);
    let start = line.start;
    while (chomp && text[start] === '\t') start++;
    if (line.end - start === name.length && text.startsWith(name, start)) {
      return { bodyEnd: line.start, end: line.end, next: line.next, closed: true };
    }
    if (!recovery && instructionStart.test(text.slice(line.start, line.start + 12))) recovery = { end, next: line.start };
    if (recovery && unclosed.has(key)) break;
    end = line.end;
    position = line.next;
  }
  unclosed.add(key);
  const stop = recovery ?? { end, next: text.length };
  return { bodyEnd: stop.end, ...stop, closed: false };
}

function directivesOf(text: string, from: number): readonly Directive[] {
  const found: Directive[] = [];
  for (let position = from; position < text.length;) {
    const line = physicalLine(text, position);
    if (line.end - line.start > 1000) break;
    const match = directive.exec(text.slice(line.start, line.end));
    const name = match?.[1]?.toLowerCase() ?? '';
    if (!match || !directives.has(name)) break;
    found.push({ name, value: match[2] ?? '', start: text.indexOf('#', line.start), end: line.end });
    position = line.next;
  }
  return found;
}

function escapeOf(found: readonly Directive[]): string {
  return found.findLast(({ name, value }) => name === 'escape' && (value === '`' || value === '\\'))?.value ?? '\\';
}

function physicalLine(text: string, start: number): PhysicalLine {
  const newline = text.indexOf('\n', start);
  const next = newline < 0 ? text.length : newline + 1;
  let end = newline < 0 ? text.length : newline;
  while (end > start && text[end - 1] === '\r') end--;
  return { start, end, next };
}

function firstVisible(text: string, start: number, end: number): number {
  let i = start;
  while (i < end && isBlank(text.charCodeAt(i))) i++;
  return i;
}

/** Where the escape character stands that continues this line. Two in a row do not. */
function continuationAt(text: string, start: number, end: number, escape: string): number | undefined {
  let last = end - 1;
  while (last >= start && (text[last] === ' ' || text[last] === '\t')) last--;
  if (last < start || text[last] !== escape) return undefined;
  return last > start && text[last - 1] === escape ? undefined : last;
}
