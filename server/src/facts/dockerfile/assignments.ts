/** What ARG and ENV set. */
import type { Span } from '../../syntax/tree.ts';
import { unquote } from '../../syntax/dockerfile/words.ts';
import type { Instruction, Word } from './types.ts';

export interface Assignment {
  readonly name: string;
  readonly nameSpan: Span;
  /** As written, with its quotes; undefined for an ARG without a default. */
  readonly value: Word | undefined;
}

// Several rules ask the same instruction.
const read = new WeakMap<Instruction, readonly Assignment[]>();

/** The variables that an ARG or ENV instruction sets, in order. */
export function assignmentsOf(instruction: Instruction): readonly Assignment[] {
  let found = read.get(instruction);
  if (!found) read.set(instruction, (found = readAssignments(instruction)));
  return found;
}

function readAssignments(instruction: Instruction): readonly Assignment[] {
  const { keyword, words } = instruction;
  const [first, second] = words;
  if (!first) return [];
  if (keyword === 'ENV' && !first.text.includes('=')) {
    const last = words[words.length - 1] ?? first;
    if (!second) return [];
    const text = words
      .slice(1)
      .map((word) => word.text)
      .join(' ');
    return [{ name: first.text, nameSpan: first, value: { start: second.start, end: last.end, text } }];
  }
  return words.flatMap((word): readonly Assignment[] => {
    const equals = word.text.indexOf('=');
    if (equals < 0) return keyword === 'ARG' ? [{ name: word.text, nameSpan: word, value: undefined }] : [];
    // A word that a continuation splits cannot be divided by counting: its value is then said to stand where the word does.
    const whole = word.end - word.start === word.text.length;
    const nameSpan = whole ? { start: word.start, end: word.start + equals } : word;
    const value = { start: whole ? word.start + equals + 1 : word.start, end: word.end, text: word.text.slice(equals + 1) };
    return [{ name: unquote(word.text.slice(0, equals), instruction.dockerfile.escape), nameSpan, value }];
  });
}
