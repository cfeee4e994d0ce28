/** A shell script within a pipeline file. */
import type { Lookup, MapNode, ScalarNode, Span } from '../../syntax/tree.ts';
import { parseShell } from '../../syntax/shell/parse.ts';
import type { ShellCommand } from '../../syntax/shell/tree.ts';
import type { Job } from './types.ts';

export interface Script {
  readonly node: ScalarNode;
  /** As the shell gets it. */
  readonly text: string;
  /** Of the same length, with comments, heredocs and continued line ends blanked: what is left is run. */
  readonly code: string;
  /** Its commands as the shell splits them; places count from the start of the text. */
  readonly commands: readonly ShellCommand[];
  /** As it stands in the file. */
  readonly raw: string;
  readonly job: Job | undefined;
  /** The key at the top of the file below which it stands, in systems other than GitHub: the job of GitLab. */
  readonly section: string | undefined;
  /** The step that runs it. */
  readonly step: MapNode | undefined;
  /** What it is run by, where that is written. */
  readonly shell: Lookup;
}

export function scriptOf(
  node: ScalarNode,
  source: string,
  holder: Partial<Pick<Script, 'job' | 'step' | 'shell' | 'section'>> = {},
): Script {
  const { text, start, end } = node;
  const { job, step, shell, section } = holder;
  let commands: readonly ShellCommand[] | undefined;
  return {
    node,
    text,
    code: codeOf(text),
    get commands() {
      return (commands ??= parseShell({ text, span: (from, to) => ({ start: from, end: to }) }).commands);
    },
    raw: source.slice(start, end),
    job,
    step,
    shell,
    section,
  };
}

/** Whether what stands there is only printed, for instance by echo. */
export function isPrinted({ commands }: Pick<Script, 'commands'>, offset: number): boolean {
  const around = commands.filter(({ start, end }) => start <= offset && offset < end);
  const depth = Math.max(...around.map((command) => command.depth));
  return around.some((command) => command.depth === depth && printers.has(command.name));
}

const printers: ReadonlySet<string> = new Set(['echo', 'printf']);

/** The place in the file of a part of the text; of the whole script where escapes or folding hide it. */
export function placeIn(script: Pick<Script, 'node' | 'text' | 'raw'>, start: number, end: number): Span {
  const { node, text } = script;
  const part = text.slice(start, end).split('\n', 1)[0] ?? '';
  const { inText, inRaw } = part === '' ? nowhere : occurrencesOf(script, part);
  const at = inRaw[countBelow(inText, start)] ?? -1;
  return at < 0 ? { start: node.start, end: node.end } : { start: node.start + at, end: node.start + at + part.length };
}

interface Occurrences {
  readonly inText: readonly number[];
  readonly inRaw: readonly number[];
}

const nowhere: Occurrences = { inText: [], inRaw: [] };

/** A script can have thousands of findings on the same words. */
const occurrences = new WeakMap<object, Map<string, Occurrences>>();

function occurrencesOf(script: Pick<Script, 'text' | 'raw'>, part: string): Occurrences {
  const parts = occurrences.get(script) ?? new Map<string, Occurrences>();
  occurrences.set(script, parts);
  const known = parts.get(part) ?? { inText: startsOf(part, script.text), inRaw: startsOf(part, script.raw) };
  parts.set(part, known);
  return known;
}

function startsOf(part: string, text: string): readonly number[] {
  const starts: number[] = [];
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) starts.push(at);
  return starts;
}

/** How many of the ascending numbers are below a limit. */
function countBelow(numbers: readonly number[], limit: number): number {
  let low = 0;
  for (let high = numbers.length; low < high;) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? limit) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

function codeOf(text: string): string {
  const blank = (part: string): string => part.replace(/[^\n]/g, ' ');
  return withoutHeredocs(text)
    .replace(/\\\r?\n/g, (part) => ' '.repeat(part.length))
    .replace(/(^|\n)([ \t]*)(#[^\n]*)/g, (_, head: string, indent: string, comment: string) => head + indent + blank(comment))
    .replace(/[ \t]#[ \t][^\n'"]*(?=\n|$)/g, blank);
}

/** The lines that a command takes from the script itself are no commands. */
function withoutHeredocs(text: string): string {
  const ends = endsOf(text);
  let result = '';
  let at = 0;
  for (const { 2: word = '', index } of text.matchAll(/<<-?\s*(["']?)([A-Za-z_]\w*)\1/g)) {
    const lineEnd = text.indexOf('\n', index);
    if (index < at || lineEnd < 0) continue;
    const end = ends.after(word, lineEnd);
    if (end === undefined) continue;
    result += text.slice(at, lineEnd) + text.slice(lineEnd, end).replace(/[^\n]/g, ' ');
    at = end;
  }
  return result + text.slice(at);
}

/** Where lines begin that may end such a text; to be asked for later and later places. */
function endsOf(text: string): { readonly after: (word: string, offset: number) => number | undefined } {
  const lists = new Map<string, number[]>();
  for (const { 1: word = '', index } of [...text.matchAll(/\n[ \t]*([A-Za-z_]\w*)(?=\s|$)/g)].toReversed()) {
    const list = lists.get(word);
    if (list) list.push(index);
    else lists.set(word, [index]);
  }
  return {
    after(word, offset) {
      const list = lists.get(word) ?? [];
      while ((list.at(-1) ?? Infinity) < offset) list.pop();
      return list.at(-1);
    },
  };
}
