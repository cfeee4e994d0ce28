/** Shell scripts, and how commands call them. */
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
      text: line.trim().replace(/\s*\\\r?\n\s*/g, ' '),
      start: match.index + indent,
      end: match.index + line.length,
    });
  }
  return commands;
}

const call =
  /(?:^|[\n;&|(]|\b(?:then|do|else))[ \t]*(?:[@-][ \t]*)?(?:\w+=\S*[ \t]+)*(?:(?:ba|da|k|z)?sh[ \t]+(?:-[\w-]+[ \t]+)*|source[ \t]+|\.[ \t]+)?["']?(?:\.\/)?((?:[\w.-]+\/)*[\w.-]+\.(?:sh|bash))(?![\w./-])/g;

/** The paths of scripts that a command runs, counted from where it runs. */
export function scriptsIn(command: string): readonly string[] {
  return [...command.matchAll(call)].flatMap(([, path = '']) => (path.startsWith('..') ? [] : [path]));
}
