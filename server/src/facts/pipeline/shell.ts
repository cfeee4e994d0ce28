/** Shell scripts, and how commands call them. */
import type { ShellWord } from '../../syntax/shell/tree.ts';
import type { PlacedText } from './steps.ts';

export function isShellScript(path: string): boolean {
  return /\.(?:sh|bash)$/.test(path);
}

/** Its commands, one a line; a line that ends in a backslash goes on. */
export function readShell(text: string): readonly PlacedText[] {
  const commands: PlacedText[] = [];
  for (const match of text.matchAll(/(?:\\\r?\n|[^\n])+/g)) {
    const line = match[0].trimEnd();
    const indent = line.length - line.trimStart().length;
    if (line.trim() === '' || /^\s*#/.test(line)) continue;
    commands.push({
      text: line.trim().replace(/(?:(?<!\s)\s+)?\\\r?\n\s*/g, ' '),
      start: match.index + indent,
      end: match.index + line.length,
    });
  }
  return commands;
}

/** The path of the script that a command runs, counted from where it runs: named itself, or given to a shell. */
export function scriptOfCommand(words: readonly ShellWord[]): string | undefined {
  const [first, ...rest] = words;
  const shell = first?.known === true && /^(?:(?:ba|da|k|z)?sh|source|\.)$/.test(first.text.replace(/^.*\//, ''));
  const word = shell ? rest.find(({ text }) => !text.startsWith('-')) : first;
  const path = /^(?:\.\/)?((?:[\w.-]+\/)*[\w.-]+\.(?:sh|bash))$/.exec(word?.known === true ? word.text : '')?.[1];
  return path === undefined || path.startsWith('..') ? undefined : path;
}
