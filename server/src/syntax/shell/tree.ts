/** What a shell script runs, as far as rules ask: commands with their words, and the operators between them. */
import type { Span } from '../tree.ts';

/** A word; its span covers quotes. */
export interface ShellWord extends Span {
  /** Without quotes and escapes; expansions stay as they are written. */
  readonly text: string;
  /** False where an expansion is in it: the shell puts in what the text does not show. */
  readonly known: boolean;
  readonly quoted: boolean;
}

export type OperatorText = '&&' | '||' | ';' | '|' | '&' | '\n';

/** What stands between two commands. */
export interface ShellOperator extends Span {
  readonly text: OperatorText;
  /** The command directly before it; undefined behind `fi`, `done`, `)` and the like. */
  readonly before: ShellCommand | undefined;
  /** 0 for the script itself, more within groups, substitutions and nested shells. */
  readonly depth: number;
  /** Within the condition of an `if` or a loop. */
  readonly condition: boolean;
}

/** A simple command: its span runs from the first to the last of its words, prefixes included. */
export interface ShellCommand extends Span {
  /** The last part of the path that the first word names; empty where that is not known. */
  readonly name: string;
  /** The name and the arguments; redirections are left out. */
  readonly words: readonly [ShellWord, ...ShellWord[]];
  /** `NAME=value` in front of it. */
  readonly assignments: readonly ShellWord[];
  /** What runs it: `sudo -E`, `env`, `exec`. */
  readonly prefix: readonly ShellWord[];
  /** Where redirections lead: `> /etc/file`. */
  readonly targets: readonly ShellWord[];
  /** What connects it to the command before; undefined for the first. */
  readonly operator: OperatorText | undefined;
  readonly depth: number;
  readonly condition: boolean;
}

export interface ShellScript {
  /** In the order of the text; commands of substitutions and of `sh -c` stand behind the one that they belong to. */
  readonly commands: readonly ShellCommand[];
  readonly operators: readonly ShellOperator[];
  /** Behind the last visible part that is no comment. */
  readonly end: number;
}

export const noScript: ShellScript = { commands: [], operators: [], end: 0 };
