/** What stands in front of a command, and commands that run others. */
import type { Range, WordToken } from './scan.ts';

export const assignment = /^[A-Za-z_]\w*\+?=/;

/** Commands that run the rest of their words, with those of their options that take a value. */
const runners: ReadonlyMap<string, RegExp> = new Map([
  ['sudo', /^-(?:[ugpChrtTUD]|-(?:user|group|prompt|chdir|host|role|type))$/],
  ['env', /^-(?:[uCS]|-(?:unset|chdir))$/],
  ['exec', /^-a$/],
  ['command', /^$/],
  ['time', /^-[fo]$/],
  ['nice', /^-n$/],
  ['ionice', /^-[cn]$/],
  ['nohup', /^$/],
  ['eatmydata', /^$/],
  ['timeout', /^-(?:[ks]|-(?:kill-after|signal))$/],
  ['xargs', /^-[adEIiLlnPs]$/],
  ['chroot', /^$/],
  ['builtin', /^$/],
]);

const shells: ReadonlySet<string> = new Set(['sh', 'bash', 'ash', 'dash', 'zsh', 'ksh']);

export interface Head {
  readonly assignments: readonly WordToken[];
  readonly prefix: readonly WordToken[];
  readonly words: readonly WordToken[];
}

/** Takes a command's words apart: assignments, what runs it, and the command itself. */
export function splitPrefix(words: readonly WordToken[]): Head {
  const assignments: WordToken[] = [];
  const prefix: WordToken[] = [];
  let i = 0;
  const takeAssignments = (): void => {
    for (let word = words[i]; word && assignment.test(word.text); word = words[i]) {
      assignments.push(word);
      i++;
    }
  };
  takeAssignments();
  for (let runner = words[i]; runner && i < words.length - 1; runner = words[i]) {
    const name = baseName(runner.text);
    const valued = runner.known ? runners.get(name) : undefined;
    if (!valued) break;
    const end = runEnd(words, i, name, valued);
    if (end === undefined || end >= words.length) break;
    prefix.push(...words.slice(i, end));
    i = end;
    takeAssignments();
  }
  return { assignments, prefix, words: words.slice(i) };
}

/** Where the command starts that the runner at `index` runs; undefined where it only asks (`command -v`). */
function runEnd(words: readonly WordToken[], index: number, name: string, valued: RegExp): number | undefined {
  let i = index + 1;
  for (let word = words[i]; word?.text.startsWith('-') === true; word = words[i]) {
    if (name === 'command' && /^-[pvV]*[vV]/.test(word.text)) return undefined;
    i += valued.test(word.text) ? 2 : 1;
    if (word.text === '--') break;
  }
  if (name === 'timeout' || name === 'chroot') i++;
  return i;
}

/** The script that `sh -c '…'` is given, as a range of the text: only where no escape is in it, so that places are exact. */
export function shellArgument(words: readonly WordToken[], text: string): Range | undefined {
  const [first, ...rest] = words;
  if (!first?.known || !(shells.has(baseName(first.text)) || first.text === 'eval')) return undefined;
  const option = rest.findIndex((word) => /^-[a-z]*c$/.test(word.text));
  const script = first.text === 'eval' ? rest[0] : option < 0 ? undefined : rest[option + 1];
  if (!script) return undefined;
  const open = text.charAt(script.from);
  const inner = text.slice(script.from + 1, script.to - 1);
  const simple = open === "'" ? !inner.includes("'") : open === '"' && !/["\\]/.test(inner);
  return simple && text.charAt(script.to - 1) === open && script.to - script.from > 2
    ? { from: script.from + 1, to: script.to - 1 }
    : undefined;
}

export function isShell(word: string): boolean {
  return shells.has(baseName(word));
}

function baseName(text: string): string {
  return text.slice(text.lastIndexOf('/') + 1);
}
