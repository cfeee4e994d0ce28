/** A logical line to its instruction. */
import { spanIn, type LogicalLine } from '../../syntax/dockerfile/line.ts';
import { skipBlanks, splitAtBlanks, splitWords, wordEnd, type TextRange } from '../../syntax/dockerfile/words.ts';
import { readScript } from './script.ts';
import type { ShellScript } from '../../syntax/shell/tree.ts';
import type { Dockerfile, Instruction, Stage, Word } from './types.ts';

const jsonForms: ReadonlySet<string> = new Set(['ADD', 'CMD', 'COPY', 'ENTRYPOINT', 'RUN', 'SHELL', 'VOLUME']);

// Quotes keep no blanks together in the arguments of these.
const unquoted: ReadonlySet<string> = new Set(['ADD', 'COPY', 'EXPOSE', 'FROM', 'VOLUME']);
const healthCommand = /CMD[ \t]+/iy;

/** An instruction while it is being read: FROM belongs to the stage that it opens. */
export type OpenInstruction = { -readonly [K in keyof Instruction]: Instruction[K] };

/** Reads the instruction that starts at `from` of the joined text; `from` is past 0 only for the one behind ONBUILD, which may not be another ONBUILD. */
export function readInstruction(line: LogicalLine, from: number, dockerfile: Dockerfile, stage: Stage | undefined): OpenInstruction {
  const { text } = line;
  const { escape } = dockerfile;
  const keywordStart = skipBlanks(text, from);
  const keywordEnd = endOfKeyword(text, keywordStart);
  const keyword = text.slice(keywordStart, keywordEnd).toUpperCase();
  const keywordSpan = spanIn(line, keywordStart, keywordEnd);

  const flags: Instruction['flags'][number][] = [];
  let argumentStart = skipBlanks(text, keywordEnd);
  while (text.startsWith('--', argumentStart)) {
    const end = wordEnd(text, argumentStart, escape);
    if (end === argumentStart + 2) {
      argumentStart = skipBlanks(text, end);
      break;
    }
    const [name = '', ...value] = text.slice(argumentStart + 2, end).split('=');
    flags.push({ name, value: value.length > 0 ? value.join('=') : undefined, span: spanIn(line, argumentStart, end) });
    argumentStart = skipBlanks(text, end);
  }

  const ranges = unquoted.has(keyword) ? splitAtBlanks(text, argumentStart) : splitWords(text, argumentStart, escape);
  const last = ranges[ranges.length - 1];
  const trigger = keyword === 'ONBUILD' && from === 0 && last ? readInstruction(line, argumentStart, dockerfile, stage) : undefined;
  let script: ShellScript | undefined;
  return {
    keyword,
    writtenKeyword: text.slice(keywordStart, keywordEnd),
    keywordSpan,
    flags,
    words: ranges.map((range) => wordAt(line, range)),
    argumentSpan: last && spanIn(line, argumentStart, last.to),
    json: jsonOf(keyword, text, argumentStart),
    trigger,
    // A getter, so that reading a file costs nothing for what no rule asks.
    get script(): ShellScript {
      return (script ??= readScript(this, line, argumentStart));
    },
    heredocs: line.heredocs,
    blanks: line.blanks,
    stage,
    dockerfile,
    start: keywordSpan.start,
    end: line.end,
  };
}

function wordAt(line: LogicalLine, { from, to }: TextRange): Word {
  const { start, end } = spanIn(line, from, to);
  return { start, end, text: line.text.slice(from, to) };
}

const keywordBlank = /[ \t\v\f\r]/g;

function endOfKeyword(text: string, start: number): number {
  keywordBlank.lastIndex = start;
  return keywordBlank.exec(text)?.index ?? text.length;
}

function jsonOf(keyword: string, text: string, start: number): readonly string[] | undefined {
  if (jsonForms.has(keyword)) return jsonStrings(text, start);
  healthCommand.lastIndex = start;
  return keyword === 'HEALTHCHECK' && healthCommand.test(text) ? jsonStrings(text, healthCommand.lastIndex) : undefined;
}

/** The builder takes the JSON form only when all of the arguments are one array of strings. */
function jsonStrings(text: string, start: number): readonly string[] | undefined {
  if (text[start] !== '[' || !text.trimEnd().endsWith(']')) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text.slice(start));
  } catch {
    return undefined;
  }
  return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : undefined;
}
