/** Packages that are installed in whatever version there is on the day. */
import type { Instruction } from '../../facts/dockerfile/types.ts';
import type { ShellWord } from '../../syntax/shell/tree.ts';
import { say } from '../../texts/texts.ts';
import type { Outcome } from '../rule.ts';
import { judgeEach, listed, type Invocation, type Tool } from './commands.ts';

/** What a word says of a version: nothing needed where it is a file, an address or no package. */
export type Pinning = 'pinned' | 'open' | 'skip';

const fileOrAddress = /^(?:\.{0,2}\/|~|\.$|\.\.$|[a-z+]+:\/\/|git@|file:)/i;

/** Judges each installation: one problem for each command, at the first package without a version. */
export function judgeVersions(
  instruction: Instruction,
  tool: Tool,
  subcommands: RegExp,
  pinningOf: (word: ShellWord, invocation: Invocation) => Pinning,
): Outcome {
  return judgeEach(instruction, tool, subcommands, (invocation) => {
    const open: ShellWord[] = [];
    let doubt = false;
    for (const word of invocation.operands) {
      if (fileOrAddress.test(word.text)) continue;
      const pinning = pinningOf(word, invocation);
      if (pinning !== 'open') continue;
      if (word.known) open.push(word);
      else doubt = true;
    }
    const [first] = open;
    if (!first) return doubt ? 'unknown' : invocation.operands.length > 0 ? 'met' : undefined;
    const names = open.map(({ text }) => text);
    const { start, end } = first;
    return { start, end, message: say`Command "${invocation.name}" installs ${listed(names)} without a version.` };
  });
}

/** A version behind one of these signs. */
export function pinnedBy(signs: RegExp): (word: ShellWord) => Pinning {
  return ({ text }) => (signs.test(text) ? 'pinned' : 'open');
}
