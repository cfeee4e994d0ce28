/** Comments by which other tools are told to accept a finding. What they stand for is for each kind of file to say. */
import { globMatcher } from '../files/glob.ts';
import type { Span } from '../syntax/tree.ts';
import { dayAfter, isDay } from './suppression-body.ts';
import type { Suppression } from './suppressions.ts';
import { trivyNames } from './terraform/trivy-names.ts';

/** What a tool said, and of how much. */
export interface ForeignMark {
  /** As `equivalents` of rules spell it. */
  readonly tool: string;
  /** The tool's own ids, as `equivalents` spell them; `all` where the tool has a word for that. */
  readonly checks: readonly string[];
  readonly reason: string;
  readonly until?: string;
  /** It speaks for the whole file, as the tool reads it. */
  readonly wholeFile: boolean;
  /** It speaks for a whole stage. */
  readonly wholeStage?: true;
  /** Where it begins in the text. */
  readonly at: number;
}

interface Notation {
  readonly pattern: RegExp;
  readonly read: (groups: readonly (string | undefined)[]) => Omit<ForeignMark, 'at'> | undefined;
}

const hadolint: Notation = {
  pattern: /hadolint\s+(?:(global|stage)\s+)?ignore\s*=\s*([A-Z0-9,\s]*)([^\n\r]*)/g,
  read: ([reach, ids = '', rest = '']) => {
    const read = mark('hadolint', listOf(ids), rest, reach === 'global');
    return read && reach === 'stage' ? { ...read, wholeStage: true } : read;
  },
};

const buildkit: Notation = {
  pattern: /^#+\s*check\s*=\s*([^\n\r]*)/gi,
  read: ([settings = '']) => mark('buildkit', listOf(/(?:^|;)\s*skip\s*=\s*([^;]*)/.exec(settings)?.[1] ?? ''), '', true),
};

const checkov: Notation = {
  pattern: /(?:checkov|bridgecrew|cortex):skip=[ \t]*([\w-]+(?:,[\w-]+)*)(?::([^\n\r]*))?/g,
  read: ([ids = '', reason = '']) => mark('checkov', listOf(ids), reason, true),
};

const trivy: Notation = {
  pattern: /(?:trivy|tfsec):ignore:([\w*-]+)(\[[^\]\n\r]*\])?((?::[a-z]+:[^\s:]+)*)([^\n\r]*?)(?=(?:trivy|tfsec):ignore:|[\n\r]|$)/g,
  read: ([id = '', parameters, sections = '', rest = '']) => {
    // In some workspaces only, or where an argument has some value: nobody knows here.
    if (parameters !== undefined || /:(?!exp:)[a-z]+:/.test(sections)) return undefined;
    const until = /:exp:([^\s:]+)/.exec(sections)?.[1];
    if (until !== undefined && !isDay(until)) return undefined;
    const read = mark('trivy', trivyIds(id), rest, false);
    // It ends when that day begins.
    return read && until !== undefined ? { ...read, until: dayAfter(until, -1) } : read;
  },
};

const tflint: Notation = {
  pattern: /tflint-ignore(-file)?: ([^\n\r*/#]+)([^\n\r]*)/g,
  // A name with a blank in it is that of no rule.
  read: ([file, ids = '', rest = '']) => mark('tflint', trimmed(ids), rest, file !== undefined),
};

const zizmor: Notation = {
  pattern: /(?<=# )zizmor: ignore\[([^\]\n\r]+)\](?=\s|$)([^\n\r]*)/g,
  read: ([ids = '', rest = '']) => mark('zizmor', trimmed(ids), rest, false),
};

export type MarkedFile = 'dockerfile' | 'yaml' | 'hcl';

const notations: Readonly<Record<MarkedFile, readonly Notation[]>> = {
  dockerfile: [hadolint, buildkit, checkov, trivy],
  yaml: [checkov, trivy, zizmor],
  hcl: [checkov, trivy, tflint],
};

/** The marks in a comment, or in a whole text. */
export function marksIn(text: string, file: MarkedFile): readonly ForeignMark[] {
  return notations[file].flatMap(({ pattern, read }) =>
    [...text.matchAll(pattern)].flatMap((match): ForeignMark[] => {
      const found = read(match.slice(1));
      return found ? [{ ...found, at: match.index }] : [];
    }),
  );
}

/** Whether a text may hold marks at all; costs little. */
export function mayHoldMarks(text: string): boolean {
  return text.includes(':skip=') || text.includes(':ignore:') || text.includes('tflint-ignore') || text.includes('zizmor:');
}

/** The mark as something that accepts findings there. */
export function suppressionBy(
  { tool, checks, reason, until }: Omit<ForeignMark, 'at' | 'wholeFile'>,
  comment: Span,
  target: Span,
): Suppression {
  return {
    rules: [],
    foreign: { tool, checks },
    reason,
    ...(until === undefined ? {} : { until }),
    reach: 'block',
    form: 'comment',
    comment: { start: comment.start, end: comment.end },
    target: { start: target.start, end: target.end },
  };
}

function mark(tool: string, checks: readonly string[], reason: string, wholeFile: boolean): Omit<ForeignMark, 'at'> | undefined {
  return checks.length === 0 ? undefined : { tool, checks, reason: reason.replace(/^[\s#:;,/-]+/, '').trim(), wholeFile };
}

function trimmed(text: string): readonly string[] {
  return text.split(',').flatMap((id) => (id.trim() === '' ? [] : [id.trim()]));
}

function listOf(text: string): readonly string[] {
  return text.split(/[,\s]+/).filter((id) => id !== '');
}

/** `AVD-DS-0002`, `DS-0002` and the older `DS002` are one check, and so is the name that tfsec gave it; `*` stands for any characters. */
function trivyIds(id: string): readonly string[] {
  if (/^\*+$/.test(id)) return ['all'];
  if (id.includes('*')) {
    const matches = globMatcher(id);
    return [id.replace(/^AVD-/i, ''), ...[...trivyNames].flatMap(([name, check]) => (matches(name) ? [check] : []))];
  }
  const old = /^([A-Z]{2,4})(\d{3})$/.exec(id);
  return [trivyNames.get(id) ?? (old ? `${old[1] ?? ''}-0${old[2] ?? ''}` : id.replace(/^AVD-/i, ''))];
}
