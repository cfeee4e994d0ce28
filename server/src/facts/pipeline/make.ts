/** Targets of Makefiles and tasks of Taskfiles, and how commands call them and scripts. */
import { child, itemsOf, resolve, textOf } from '../../syntax/tree.ts';
import type { Lookup } from '../../syntax/tree.ts';
import { parseDocument } from '../../syntax/yaml/parse.ts';
import { parseShell } from '../../syntax/shell/parse.ts';
import type { ShellWord } from '../../syntax/shell/tree.ts';
import { scriptOfCommand } from './shell.ts';
import type { PlacedText } from './steps.ts';
import { commandText } from './steps.ts';

export interface Target {
  readonly name: string;
  readonly commands: readonly PlacedText[];
  /** Targets of the same file that run before it. */
  readonly needs: readonly string[];
}

const makefileName = /(?:^|\/)(?:GNUmakefile|[Mm]akefile)$/;
const taskfileName = /(?:^|\/)[Tt]askfile(?:\.dist)?\.ya?ml$/;

export function isMakefile(path: string): boolean {
  return makefileName.test(path);
}

export function isTaskfile(path: string): boolean {
  return taskfileName.test(path);
}

export function readMakefile(text: string): readonly Target[] {
  const targets: { names: readonly string[]; needs: readonly string[]; commands: PlacedText[] }[] = [];
  let at = 0;
  for (const line of joinedLines(text)) {
    const start = at;
    at += line.length;
    const target = targets.at(-1);
    if (line.startsWith('\t')) {
      target?.commands.push({
        text: commandText(line.trim().replace(/^[@+-]+/, '')),
        start: start + 1,
        end: start + line.trimEnd().length,
      });
      continue;
    }
    const rule = /^([^\s:=#][^:=#]*)::?(?!=)([^=]*)$/.exec(line.trimEnd());
    if (rule) targets.push({ names: wordsOf(rule[1] ?? ''), needs: wordsOf((rule[2] ?? '').replace(/[#;].*$/, '')), commands: [] });
  }
  return targets.flatMap(({ names, needs, commands }) => names.map((name) => ({ name, needs, commands })));
}

/** With their line ends; a line that ends in a backslash goes on. */
function joinedLines(text: string): readonly string[] {
  return text.match(/(?:\\\r?\n|[^\n])*\n|(?:\\\r?\n|[^\n])+$/g) ?? [];
}

function wordsOf(text: string): readonly string[] {
  return text.split(/[\s\\]+/).filter((word) => word !== '' && word !== '|');
}

export function readTaskfile(text: string): readonly Target[] {
  const { root } = parseDocument(text);
  const tasks: Lookup = root && child(resolve(root), 'tasks');
  if (tasks?.kind !== 'map') return [];
  return tasks.entries.map(({ key, value }) => {
    const task = resolve(value);
    const lines = [task, child(task, 'cmd'), ...listed(task), ...listed(child(task, 'cmds'))];
    const commands = lines.map((line) => (line?.kind === 'map' ? child(line, 'cmd') : line)).filter((line) => line?.kind === 'scalar');
    const calls = [...listed(child(task, 'cmds')), ...listed(child(task, 'deps'))];
    return {
      name: key.text,
      commands: commands.map(({ text: command, start, end }) => ({ text: commandText(command), start, end })),
      needs: calls.flatMap((call) => (call?.kind === 'map' ? textOf(child(call, 'task')) : textOf(call)) ?? []),
    };
  });
}

function listed(node: Lookup): readonly Lookup[] {
  return node?.kind === 'sequence' ? itemsOf(node).items : [];
}

/** A call of `make` or `task`, with the folder that `-C` or `-d` names, or of a script, whose path is the target. */
export interface Call {
  readonly tool: 'make' | 'task' | 'script';
  readonly folder: string;
  readonly target: string | undefined;
}

/** The targets and scripts that a command calls; without a target, the first of the file is meant. */
export function callsIn(command: string): readonly Call[] {
  const { commands } = parseShell({
    // Within Makefiles, the same program.
    text: command.replace(/\$\(MAKE\)|\$\{MAKE\}/g, 'make'),
    span: (start, end) => ({ start, end }),
  });
  return commands.flatMap(({ name, words }): readonly Call[] => {
    const tool = name === 'make' || name === 'gmake' ? 'make' : name === 'task' ? 'task' : undefined;
    if (tool) return callsOf(tool, words.slice(1));
    const target = scriptOfCommand(words);
    return target === undefined ? [] : [{ tool: 'script', folder: '', target }];
  });
}

function callsOf(tool: 'make' | 'task', words: readonly ShellWord[]): readonly Call[] {
  let folder = '';
  const targets: string[] = [];
  for (const [i, { text, known }] of words.entries()) {
    const option = words[i - 1]?.text ?? '';
    const isFolder = option === '-C' || option === '-d' || option === '--directory';
    if (isFolder) folder = known ? text.replace(/^\.\//, '').replace(/\/$/, '') : '';
    else if (known && /^[A-Za-z0-9][\w./:-]*$/.test(text)) targets.push(text);
  }
  return (targets.length > 0 ? targets : [undefined]).map((target) => ({ tool, folder, target }));
}
