/** Patterns compiled to programs that run in time linear in the text. */
import { say } from '../../texts/texts.ts';
import type { Accepts } from './characters.ts';
import { PatternError, readPattern } from './read.ts';
import type { Assertion, PatternNode } from './read.ts';

/** One instruction; all but `char` go on without reading a character. */
export type Instruction =
  | { readonly op: 'char'; readonly accepts: Accepts }
  | { readonly op: 'assert'; readonly at: Assertion }
  /** Keeps where it is, as a limit of a group. */
  | { readonly op: 'keep'; readonly slot: number }
  /** `first` is preferred. */
  | { readonly op: 'split'; readonly first: number; readonly second: number }
  | { readonly op: 'jump'; readonly to: number }
  | { readonly op: 'match' };

export interface Program {
  readonly instructions: readonly Instruction[];
  /** The names of its groups, from the first one; that of one without a name is empty. */
  readonly groups: readonly string[];
}

const maxInstructions = 2000;

/** Throws a `PatternError`. */
export function compilePattern(pattern: string): Program {
  const { root, groups } = readPattern(pattern);
  const instructions: Instruction[] = [];
  emit(root, instructions);
  instructions.push({ op: 'match' });
  return { instructions, groups };
}

function emit(node: PatternNode, program: Instruction[]): void {
  if (program.length > maxInstructions) throw new PatternError(say`it is too large`);
  switch (node.kind) {
    case 'empty':
      return;
    case 'char':
      program.push({ op: 'char', accepts: node.accepts });
      return;
    case 'assert':
      program.push({ op: 'assert', at: node.at });
      return;
    case 'group':
      program.push({ op: 'keep', slot: 2 * node.number });
      emit(node.of, program);
      program.push({ op: 'keep', slot: 2 * node.number + 1 });
      return;
    case 'sequence':
      for (const part of node.parts) emit(part, program);
      return;
    case 'choice':
      emitChoice(node.parts, program);
      return;
    case 'repeat':
      emitRepeat(node, program);
  }
}

function emitChoice(parts: readonly PatternNode[], program: Instruction[]): void {
  const jumps: number[] = [];
  parts.forEach((part, index) => {
    const split = program.length;
    const last = index === parts.length - 1;
    if (!last) program.push({ op: 'jump', to: 0 });
    emit(part, program);
    if (last) return;
    jumps.push(program.length);
    program.push({ op: 'jump', to: 0 });
    program[split] = { op: 'split', first: split + 1, second: program.length };
  });
  for (const jump of jumps) program[jump] = { op: 'jump', to: program.length };
}

/** Without an end, the part is emitted once before the way back, so that an empty round ends the repetition as in Go. */
function emitRepeat({ of, least, most, lazy }: Extract<PatternNode, { kind: 'repeat' }>, program: Instruction[]): void {
  const split = (more: number, on: number): Instruction => ({ op: 'split', first: lazy ? on : more, second: lazy ? more : on });
  for (let time = 0; time < (most === Infinity ? least - 1 : least); time++) {
    const before = program.length;
    emit(of, program);
    // Nothing, however often, is nothing.
    if (program.length === before) return;
  }
  const skips: number[] = [];
  const skip = (): void => {
    skips.push(program.length);
    program.push({ op: 'jump', to: 0 });
  };
  if (most === Infinity) {
    if (least === 0) skip();
    const body = program.length;
    emit(of, program);
    program.push(split(body, program.length + 1));
  } else {
    for (let time = least; time < most; time++) {
      skip();
      emit(of, program);
    }
  }
  for (const at of skips) program[at] = split(at + 1, program.length);
}
