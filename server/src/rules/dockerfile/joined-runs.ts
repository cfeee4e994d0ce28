/** Two RUN instructions to one. */
import type { Instruction } from '../../facts/dockerfile/types.ts';
import type { Edit } from '../rule.ts';
import { lineBreak } from './text.ts';

// What a shell keeps for the commands behind it, and a new RUN does not.
const lasting: ReadonlySet<string> = new Set([
  'cd',
  'export',
  'set',
  'unset',
  'umask',
  'exec',
  'exit',
  'source',
  '.',
  'alias',
  'pushd',
  'trap',
  'ulimit',
]);

/** Whether the second would do the same behind the first, joined by `&&`. */
export function joinable(first: Instruction, second: Instruction): boolean {
  if (first.keyword !== 'RUN' || second.keyword !== 'RUN') return false;
  if (first.json || second.json || first.heredocs.length > 0 || second.heredocs.length > 0) return false;
  if (first.flags.length > 0 || second.flags.length > 0) return false;
  const before = first.script;
  if (before.commands.length === 0 || second.script.commands.length === 0) return false;
  if (before.commands.some(({ name, words, depth }) => name === '' || (depth === 0 && lasting.has(words[0].text)))) return false;
  // `||`, `;` and `&` behind `&&` would be reached in other ways than before.
  return [...before.operators, ...second.script.operators].every(({ text, depth }) => depth > 0 || text === '&&' || text === '|');
}

export function joinEdits(first: Instruction, second: Instruction, text: string): readonly Edit[] | undefined {
  const script = second.argumentSpan;
  if (!script || first.script.end !== first.end) return undefined;
  const between = text.slice(first.end, second.start);
  const blank = /(?<=\n)[ \t]*\r?\n/g;
  const edits: Edit[] = [{ start: first.end, end: first.end, text: ` && ${first.dockerfile.escape}` }];
  // The rest of the first line is its line break; blank lines below would end the instruction.
  const body = first.end + between.indexOf('\n') + 1;
  for (const match of text.slice(body, second.start).matchAll(blank))
    edits.push({ start: body + match.index, end: body + match.index + match[0].length, text: '' });
  edits.push({ start: second.start, end: script.start, text: indentOf(first, text) });
  return lineBreak(between).length > 0 ? edits : undefined;
}

/** The indent of the lines that continue the first, or the usual four columns. */
function indentOf({ start, end }: Instruction, text: string): string {
  return /\n([ \t]+)(?!#)\S/.exec(text.slice(start, end))?.[1] ?? '    ';
}
