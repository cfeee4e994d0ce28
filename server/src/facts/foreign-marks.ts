/** Comments by which other tools are told to accept a finding. What they stand for is for each family to say. */
import type { Suppression } from './suppressions.ts';
import type { Span } from '../syntax/tree.ts';

export interface ForeignMark extends Span {
  /** As `equivalents` of rules spell it. */
  readonly tool: string;
  /** The tool's own ids, as `equivalents` spell them; `all` where the tool has a word for that. */
  readonly checks: readonly string[];
  readonly reason: string;
  /** It speaks for the whole file, as the tool reads it. */
  readonly wholeFile: boolean;
}

interface Notation {
  readonly pattern: RegExp;
  readonly read: (groups: readonly string[]) => readonly Omit<ForeignMark, 'start' | 'end'>[];
}

const notations: readonly Notation[] = [
  {
    pattern: /hadolint\s+(global\s+)?ignore\s*=\s*([A-Z0-9,\s]*)(.*)/,
    read: ([whole = '', ids = '', rest = '']) => one('hadolint', listOf(ids), rest, whole !== ''),
  },
  {
    pattern: /^#+\s*check\s*=\s*(.*)/i,
    read: ([settings = '']) => one('buildkit', listOf(/(?:^|;)\s*skip\s*=\s*([^;]*)/.exec(settings)?.[1] ?? ''), '', true),
  },
  {
    pattern: /(?:checkov|bridgecrew):skip=([A-Z0-9_]+)(?::(.*))?/,
    read: ([id = '', reason = '']) => one('checkov', [id], reason, true),
  },
  {
    pattern: /(?:trivy|tfsec):ignore:([\w-]+)(.*)/,
    read: ([id = '', rest = '']) => one('trivy', [trivyId(id)], rest.replace(/^\S*/, ''), false),
  },
];

/** The marks in one comment. */
export function marksIn(comment: string, place: Span): readonly ForeignMark[] {
  return notations.flatMap(({ pattern, read }) => {
    const match = pattern.exec(comment);
    if (!match) return [];
    return read(match.slice(1)).map((mark) => ({ ...mark, start: place.start, end: place.end }));
  });
}

/** The mark as something that accepts findings there. */
export function suppressionBy({ tool, checks, reason, start, end }: ForeignMark, target: Span): Suppression {
  return { rules: [], foreign: { tool, checks }, reason, comment: { start, end }, target };
}

function one(tool: string, checks: readonly string[], reason: string, wholeFile: boolean): readonly Omit<ForeignMark, 'start' | 'end'>[] {
  return checks.length === 0 ? [] : [{ tool, checks, reason: reason.replace(/^[\s#:;,-]+/, '').trim(), wholeFile }];
}

function listOf(text: string): readonly string[] {
  return text.split(/[,\s]+/).filter((id) => id !== '');
}

/** `AVD-DS-0002`, `DS-0002` and the older `DS002` are one check. */
function trivyId(id: string): string {
  const old = /^([A-Z]{2,4})(\d{3})$/.exec(id);
  return old ? `${old[1] ?? ''}-0${old[2] ?? ''}` : id.replace(/^AVD-/i, '');
}
