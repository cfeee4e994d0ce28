/**
 * What is accepted where it is written. Comments: `# cnmaturity-ignore: <rule>[, <rule>] [until <day>] <reason>` on a line of its own speaks for the
 * next line that holds code, at a line's end for that line; `cnmaturity-ignore-block:` for all that begins in that line, `cnmaturity-ignore-file:`
 * at the head of a file for the file.
 */
import type { Span } from '../syntax/tree.ts';
import { readBody } from './suppression-body.ts';
import { firstCode, lineAt, nextCodeLine } from './suppression-lines.ts';
import type { CommentSigns } from './suppression-lines.ts';

/** How much a suppression speaks for. */
export type Reach = 'line' | 'block' | 'file' | 'object';

/** Why a suppression silences nothing. */
export type SuppressionFault = 'date' | 'nothing-follows' | 'no-block' | 'not-in-head' | 'no-comment';

export interface Suppression {
  /** Rule ids; empty means that it names none and silences nothing. */
  readonly rules: readonly string[];
  /** Of a mark for another tool: that tool and its ids, as `equivalents` of rules spell them. */
  readonly foreign?: { readonly tool: string; readonly checks: readonly string[] };
  readonly reason: string;
  /** The last day on which it counts, `YYYY-MM-DD`; as written where that is no day. */
  readonly until?: string;
  readonly reach: Reach;
  readonly form: 'comment' | 'annotation';
  readonly fault?: SuppressionFault;
  /** It stands in a text, such as a script, which may be about something else. */
  readonly inText?: true;
  /** The comment or annotation itself. */
  readonly comment: Span;
  /** What it speaks for. */
  readonly target: Span;
}

/** What a file's syntax says of its comments. */
export interface CommentHost {
  readonly signs: CommentSigns;
  /** What begins in a line, whole: an item, an entry, a block, a stage. */
  blockAt(line: Span): Span | undefined;
  /** The item or block around an offset. */
  around(offset: number): Span | undefined;
  /** What zizmor takes a comment of a line to speak for. */
  parts?(line: Span): readonly Span[];
  /** Whether an offset stands within a value. */
  isText(offset: number): boolean;
  /** Whether a comment may begin behind code, there. */
  endsLine?(offset: number): boolean;
}

/** Speaks for every place, and for none. */
export const everywhere: Span = { start: 0, end: Number.MAX_SAFE_INTEGER };
export const nowhere: Span = { start: 0, end: -1 };

/** So that a text of nothing but marks costs little. */
export const mostMarks = 1000;

const word = 'cnmaturity-ignore';
const marker = /(#|\/\/|\/\*)[ \t]*cnmaturity-ignore(-block|-file)?:[ \t]*([^\n\r]*)/g;

interface Mark {
  readonly kind: string;
  readonly body: string;
  readonly comment: Span;
}

/** All comments of a unit but those that speak for the file; cheap where there are none. */
export function findSuppressions(text: string, hostOf: () => CommentHost): readonly Suppression[] {
  if (!text.includes(word)) return [];
  const host = hostOf();
  return marksIn(text, host.signs).flatMap((mark): Suppression[] => {
    if (mark.kind === '-file') return [];
    const block = mark.kind === '-block';
    const read = { ...readBody(mark.body), reach: block ? ('block' as const) : ('line' as const), form: 'comment' as const };
    const { comment } = mark;
    const inText = host.isText(comment.start);
    if (!inText && host.endsLine?.(comment.start) === false && !isAlone(text, comment))
      return [{ ...read, comment, target: nowhere, fault: 'no-comment' }];
    const line = lineOf(text, comment, host.signs, block);
    // What stands in a text says nothing of what comes behind it.
    const target = line && (inText ? textLine(line, block, host) : block ? host.blockAt(line) : line);
    return [
      {
        ...read,
        comment,
        target: target ?? nowhere,
        ...(line ? {} : { fault: 'nothing-follows' as const }),
        ...(line && !target ? { fault: 'no-block' as const } : {}),
        ...(inText ? { inText } : {}),
      },
    ];
  });
}

function textLine(line: Span, block: boolean, host: CommentHost): Span | undefined {
  return !block && (host.isText(line.start) || host.isText(line.end - 1)) ? line : undefined;
}

/** The comments that speak for a whole file; spans count from its start. */
export function findFileSuppressions(text: string, signs: CommentSigns, isText: (offset: number) => boolean): readonly Suppression[] {
  if (!text.includes(`${word}-file`)) return [];
  const head = firstCode(text, signs);
  return marksIn(text, signs).flatMap(({ kind, body, comment }): Suppression[] => {
    if (kind !== '-file') return [];
    const read = { ...readBody(body), reach: 'file', form: 'comment', comment } as const;
    return [
      comment.start < head
        ? { ...read, target: everywhere }
        : { ...read, target: nowhere, fault: 'not-in-head', ...(isText(comment.start) ? { inText: true } : {}) },
    ];
  });
}

/** Comments of a file that has no units, such as named templates of a chart. */
export function findTemplateSuppressions(text: string): readonly Suppression[] {
  const host: CommentHost = { signs: 'hash', blockAt: () => undefined, around: () => undefined, isText: () => false };
  return [...findFileSuppressions(text, 'hash', () => false), ...findSuppressions(text, () => host)];
}

function marksIn(text: string, signs: CommentSigns): readonly Mark[] {
  const marks: Mark[] = [];
  for (const match of text.matchAll(marker)) {
    const [whole, opener = '', kind = '', rest = ''] = match;
    const comment = commentAt(text, match.index, match.index + whole.length, opener, signs);
    if (!comment) continue;
    const body = opener === '/*' ? (rest.split('*/')[0] ?? '') : rest;
    if (marks.push({ kind, body, comment }) >= mostMarks) break;
  }
  return marks;
}

/** The whole comment; undefined where the file's syntax knows no such comment. */
function commentAt(text: string, start: number, end: number, opener: string, signs: CommentSigns): Span | undefined {
  if (opener === '#') {
    if (signs === 'slashes') return undefined;
    return signs === 'both' || start === 0 || /\s/.test(text[start - 1] ?? '') ? { start, end } : undefined;
  }
  if (opener === '//') return signs === 'hash' ? undefined : { start, end };
  const action = /\{\{-?[ \t]*$/.exec(text.slice(Math.max(0, start - 8), start));
  if (signs === 'hash' && !action) return undefined;
  const from = start - (action?.[0].length ?? 0);
  const closed = text.indexOf('*/', start + 2);
  if (closed < 0) return { start: from, end };
  const closing = action ? /^\*\/[ \t]*-?\}\}/ : /^\*\//;
  return { start: from, end: closed + (closing.exec(text.slice(closed, closed + 16))?.[0].length ?? 2) };
}

/** The line that a comment speaks for. */
function lineOf(text: string, comment: Span, signs: CommentSigns, skipActions: boolean): Span | undefined {
  return isAlone(text, comment) ? nextCodeLine(text, lineAt(text, comment.end), signs, skipActions) : lineAt(text, comment.start);
}

/** Whether nothing else stands in the lines of a comment. */
export function isAlone(text: string, { start, end }: Span): boolean {
  return text.slice(lineAt(text, start).start, start).trim() + text.slice(end, lineAt(text, end).end).trim() === '';
}
