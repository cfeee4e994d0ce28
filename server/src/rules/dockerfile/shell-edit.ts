/** Edits of what RUN runs, in the style of the file. */
import type { Instruction } from '../../facts/dockerfile/types.ts';
import type { ShellWord } from '../../syntax/shell/tree.ts';
import type { Span } from '../../syntax/tree.ts';
import type { Edit, Fix } from '../rule.ts';
import { runOf, type Invocation } from './commands.ts';
import { lineBreak, lineStart } from './text.ts';

/** Puts words behind one, as its own form (shell or JSON) asks. */
export function wordsAfter({ json }: Instruction, { end }: Span, ...words: readonly string[]): Edit {
  return { start: end, end, text: words.map((word) => (json ? `, "${word}"` : ` ${word}`)).join('') };
}

/** Puts a flag behind the subcommand and the flags that directly follow it. */
export function flagAfter(instruction: Instruction, { subcommand, flags, command }: Invocation, flag: string): Edit | undefined {
  const run = runOf(instruction);
  if (!subcommand || !run) return undefined;
  let last = subcommand;
  for (const word of command.words.slice(command.words.indexOf(subcommand) + 1)) {
    // Only flags that certainly have no value behind them are passed over.
    if (!flags.includes(word) || !/^-(?:[yqfm]+|-yes|-assume-yes|-no-install-recommends|-no-cache|-quiet)$/.test(word.text)) break;
    last = word;
  }
  return wordsAfter(run, last, flag);
}

/** Takes a word out with the blanks before it, or those behind where it stands first; undefined where a comment is in the way. */
export function withoutWord(run: Instruction, words: readonly ShellWord[], word: ShellWord, text: string): Edit | undefined {
  const index = words.indexOf(word);
  const previous = words[index - 1];
  const next = words[index + 1];
  if (previous && isLayout(text.slice(previous.end, word.start), run)) return { start: previous.end, end: word.end, text: '' };
  if (next && isLayout(text.slice(word.end, next.start), run)) return { start: word.start, end: next.start, text: '' };
  return undefined;
}

/** Blanks, continuations and, in JSON, commas: nothing that a reader would miss. */
function isLayout(between: string, { json, dockerfile }: Instruction): boolean {
  const bare = between.replaceAll(dockerfile.escape, '');
  return (json ? bare.replace(',', '') : bare).trim() === '';
}

/** Puts one more command at the end of a script, joined to it as its commands are joined to each other. */
export function commandAtEnd(instruction: Instruction, command: string, text: string): Edit | undefined {
  const run = runOf(instruction);
  if (!run || run.json) return undefined;
  const { end } = run.script;
  const last = text.charAt(end - 1);
  if (last === '&' || last === '|') return undefined;
  // A semicolon at the very end gives way.
  return { start: last === ';' ? end - 1 : end, end, text: joinAt(run, text) + command };
}

/** What joins the commands of a script: ` && `, or with the line break that the file puts there. */
function joinAt(run: Instruction, text: string): string {
  const body = run.heredocs.find(({ start, end }) => start <= run.script.end && run.script.end <= end);
  if (body) return lineBreak(text) + indentAt(text, run.script.end);
  const escape = run.dockerfile.escape;
  const stops = run.script.commands.some(({ name, words }) => name === 'set' && words.some(({ text: flag }) => /^-[a-z]*e/.test(flag)));
  const joint = run.script.operators.findLast(({ text: sign, depth }) => depth === 0 && (sign === '&&' || (stops && sign === ';')));
  if (joint) {
    const gap = /(?<![ \t])[ \t]*$/.exec(text.slice(0, joint.start))?.[0] ?? '';
    const lead = text.slice(lineStart(text, joint.start), joint.start);
    if (lead.trim() === '') return ` ${escape}${lineBreak(text)}${lead}${joint.text} `;
    if (!/^[ \t]*[\\`][ \t]*\r?\n/.test(text.slice(joint.end))) return `${gap}${joint.text} `;
    return `${gap}${joint.text} ${escape}${lineBreak(text)}${indentAt(text, nextCodeLine(text, joint.end))}`;
  }
  const { start } = run;
  if (!text.slice(start, run.script.end).includes('\n')) return ' && ';
  return ` ${escape}${lineBreak(text)}${indentAt(text, start)}    && `;
}

/** The first line below an offset that is no comment. */
function nextCodeLine(text: string, offset: number): number {
  let line = text.indexOf('\n', offset) + 1;
  while (/^[ \t]*(?:#.*)?\r?\n/.test(text.slice(line))) line = text.indexOf('\n', line) + 1;
  return line;
}

function indentAt(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, offset)))?.[0] ?? '';
}

/** A fix of one or more edits, in the order of the text; undefined where one could not be made. */
export function fixOf(title: string, safety: Fix['safety'], ...edits: readonly (Edit | undefined)[]): Fix | undefined {
  const made = edits.filter((edit) => edit !== undefined).sort((a, b) => a.start - b.start);
  const [first, ...rest] = made;
  return first && made.length === edits.length ? { title, safety, edits: [first, ...rest] } : undefined;
}
