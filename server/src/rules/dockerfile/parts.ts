/** Parts of instructions, and edits of them. */
import type { Instruction, Stage, Word } from '../../facts/dockerfile/types.ts';
import { unquote } from '../../syntax/dockerfile/words.ts';
import type { Edit } from '../rule.ts';
import { lineStart } from './text.ts';

/** The instruction itself, or the one behind ONBUILD. */
export function ownOf(instruction: Instruction): Instruction {
  return instruction.trigger ?? instruction;
}

/** Whether the word stands in one piece in the file, so that offsets in its text are offsets in the file. */
export function isWhole(word: Word): boolean {
  return word.end - word.start === word.text.length;
}

/** The text of a word without its quotes. */
export function plainOf(word: Word, { dockerfile }: Pick<Instruction, 'dockerfile'>): string {
  return unquote(word.text, dockerfile.escape);
}

export function flagOf(instruction: Instruction, name: string): Instruction['flags'][number] | undefined {
  return instruction.flags.find((flag) => flag.name === name);
}

/** The strings that an instruction takes, in JSON form or not. */
export function argumentsOf(instruction: Instruction): readonly string[] {
  return instruction.json ?? instruction.words.map((word) => plainOf(word, instruction));
}

/** What COPY or ADD takes and where it puts it. */
export function sourcesOf(instruction: Instruction): { readonly sources: readonly string[]; readonly destination: string | undefined } {
  const all = argumentsOf(instruction);
  return { sources: all.slice(0, -1), destination: all.length > 1 ? all[all.length - 1] : undefined };
}

/** The stage and those that it builds on, nearest first. */
export function ancestry(stage: Stage): readonly Stage[] {
  const result: Stage[] = [];
  for (let current: Stage | undefined = stage; current; current = current.baseStage) result.push(current);
  return result;
}

/** Takes an instruction out with its lines; undefined where a comment stands between them. */
export function removal(instruction: Instruction, text: string): Edit | undefined {
  const { dockerfile, start, end } = instruction;
  if (dockerfile.comments.some((comment) => comment.start > start && comment.end < end)) return undefined;
  const from = lineStart(text, start);
  const lineBreak = text.indexOf('\n', end);
  if (text.slice(from, start).trim() !== '') return undefined;
  return { start: from, end: lineBreak < 0 ? text.length : lineBreak + 1, text: '' };
}

/** A word with the blanks before it. */
export function withBlanksBefore(text: string, { start, end }: { readonly start: number; readonly end: number }): Edit {
  let from = start;
  while (from > 0 && (text[from - 1] === ' ' || text[from - 1] === '\t')) from--;
  return { start: from, end, text: '' };
}

/** Takes one of several words out; undefined where a comment stands beside it. */
export function wordRemoval({ words }: Instruction, { start }: { readonly start: number }, text: string): Edit | undefined {
  const index = words.findIndex((word) => word.start === start);
  const [word, before, after] = [words[index], words[index - 1], words[index + 1]];
  if (!word) return undefined;
  const edit = before ? { start: before.end, end: word.end, text: '' } : { start: word.start, end: after?.start ?? word.end, text: '' };
  return text.slice(edit.start, edit.end).includes('#') ? undefined : edit;
}
