/** Package managers that would ask before they install. */
import type { Instruction } from '../../facts/dockerfile/types.ts';
import { say } from '../../texts/texts.ts';
import type { Fix, Outcome, Problem } from '../rule.ts';
import { hasFlag, invocationAt, judgeEach, type Invocation, type Tool } from './commands.ts';
import { fixOf, flagAfter } from './shell-edit.ts';

/** Judges whether each use of a tool that may ask says yes beforehand. */
export function judgePrompts(
  instruction: Instruction,
  tool: Tool,
  subcommands: RegExp,
  saysYes: (invocation: Invocation) => boolean,
): Outcome {
  return judgeEach(instruction, tool, subcommands, (invocation) => {
    const { name, subcommand, open, command } = invocation;
    if (!subcommand) return undefined;
    // `yes | apt-get install`: whatever is asked is answered.
    if (saysYes(invocation) || command.operator === '|') return 'met';
    if (open) return 'unknown';
    const { start, end } = subcommand;
    return { start, end, message: say`Command "${name} ${subcommand.text}" asks before it goes on, and nobody answers in a build.` };
  });
}

export function yesFix(instruction: Instruction, tool: Tool, problem: Problem): Fix | undefined {
  const invocation = invocationAt(instruction, tool, problem);
  return invocation && fixOf(say`Answer with -y`, 'safe', flagAfter(instruction, invocation, '-y'));
}

/** `-y` and its longer forms, as most package managers know them. */
export function hasYes(invocation: Invocation, ...more: readonly string[]): boolean {
  return hasFlag(invocation, 'y', '--yes', '--assume-yes', '--assumeyes', ...more);
}
