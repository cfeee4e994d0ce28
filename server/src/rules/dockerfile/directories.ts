/** The working directory at an instruction. */
import type { Instruction } from '../../facts/dockerfile/types.ts';
import { ancestry, plainOf } from './parts.ts';

/** The WORKDIRs of the stages that count before that instruction, nearest first. */
export function workdirsBefore(instruction: Instruction): readonly Instruction[] {
  const { stage } = instruction;
  if (!stage) return [];
  return ancestry(stage).flatMap((one) =>
    one.instructions.filter(({ keyword, start }) => keyword === 'WORKDIR' && (one !== stage || start < instruction.start)).toReversed(),
  );
}

export function pathOf(workdir: Instruction): string {
  return workdir.words.map((word) => plainOf(word, workdir)).join(' ');
}

/** An absolute path, one of Windows, or one that starts with a variable. */
export function isAbsolute(path: string): boolean {
  return /^(?:[/\\$%]|[A-Za-z]:[/\\]?)/.test(path);
}
