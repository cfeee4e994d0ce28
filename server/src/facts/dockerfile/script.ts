/** The shell script that an instruction runs. */
import { spanIn, type LogicalLine } from '../../syntax/dockerfile/line.ts';
import { parseShell, type ShellSource } from '../../syntax/shell/parse.ts';
import { isShell } from '../../syntax/shell/prefix.ts';
import { noScript, type ShellCommand, type ShellScript, type ShellWord } from '../../syntax/shell/tree.ts';
import { isWindows, shellAt } from './shell.ts';
import type { Instruction } from './types.ts';

const withScript: ReadonlySet<string> = new Set(['RUN', 'CMD', 'ENTRYPOINT']);
const heredocAlone = /^\s*\d*<<-?\s*\S+\s*$/;
const shebang = /^#![ \t]*(\S+)(?:[ \t]+(\S+))?/;

/** Reads the script of an instruction whose arguments start at `from` of its line. */
export function readScript(instruction: Instruction, line: LogicalLine, from: number): ShellScript {
  if (!withScript.has(instruction.keyword) || !instruction.argumentSpan) return noScript;
  const source: ShellSource = { text: line.text, span: (start, end) => spanIn(line, start, end) };
  if (instruction.json) return execForm(instruction.json, source, from);
  const shell = shellAt(instruction);
  if (shell ? !isShell(shell[0] ?? '') : instruction.stage !== undefined && isWindows(instruction.stage)) return noScript;
  const [body] = line.heredocs;
  if (body && heredocAlone.test(line.text.slice(from))) return heredocScript(body);
  const script = parseShell(source, { from, to: line.text.length });
  // `bash <<EOF` reads its commands from there.
  const reader = script.commands.find(({ words }) => isShell(words[0].text));
  if (!body || !reader) return script;
  const inner = heredocScript(body);
  return { commands: [...script.commands, ...inner.commands], operators: [...script.operators, ...inner.operators], end: inner.end };
}

function heredocScript({ text, start }: { readonly text: string; readonly start: number }): ShellScript {
  const first = shebang.exec(text);
  const program = first?.[1]?.endsWith('/env') === true ? first[2] : first?.[1];
  if (program !== undefined && !isShell(program)) return noScript;
  return parseShell({ text, span: (from, to) => ({ start: start + from, end: start + to }) });
}

const jsonString = /"((?:[^"\\]|\\.)*)"/g;

/** One command; where it is a shell with `-c`, the script that it is given. */
function execForm(json: readonly string[], source: ShellSource, from: number): ShellScript {
  const strings = [...source.text.slice(from).matchAll(jsonString)];
  const words = json.map((text, index): ShellWord => {
    const match = strings[index];
    const at = from + (match?.index ?? 0);
    return { text, known: true, quoted: true, ...source.span(at, at + (match?.[0].length ?? 1)) };
  });
  const [first, ...rest] = words;
  const last = words.at(-1);
  if (!first || !last) return noScript;
  const option = rest.findIndex(({ text }) => /^-[a-z]*c$/.test(text)) + 1;
  const given = strings[option + 1];
  if (isShell(first.text) && option > 0 && given && !(given[1] ?? '').includes('\\')) {
    const at = from + given.index + 1;
    return parseShell(source, { from: at, to: at + (given[1] ?? '').length });
  }
  const command: ShellCommand = {
    start: first.start,
    end: last.end,
    name: first.text.slice(first.text.lastIndexOf('/') + 1),
    words: [first, ...rest],
    assignments: [],
    prefix: [],
    targets: [],
    operator: undefined,
    depth: 0,
    condition: false,
  };
  return { commands: [command], operators: [], end: last.end };
}
