/**
 * `node --import tsx test/oracle/dockerfile-parser.ts <buildkit>/frontend/dockerfile/parser`: our instructions against those that BuildKit's own tests expect.
 * Of each example the keyword, the flags and the arguments of every instruction, and of its here-documents the names and bodies; where it is said, the lines
 * on which instructions start and end, and which of them hold empty lines.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assignmentsOf } from '../../server/src/facts/dockerfile/assignments.ts';
import { readDockerfile } from '../../server/src/facts/dockerfile/read.ts';
import type { Instruction } from '../../server/src/facts/dockerfile/types.ts';
import { parseDockerfile } from '../../server/src/syntax/dockerfile/parse.ts';
import { parseExpressions } from './expressions.ts';
import type { Expression } from './expressions.ts';

const listed: ReadonlySet<string> = new Set(['add', 'arg', 'copy', 'expose', 'from', 'volume']);
const keyed: ReadonlySet<string> = new Set(['env', 'label']);
const known: ReadonlySet<string> = new Set([
  ...listed,
  ...keyed,
  ...['cmd', 'entrypoint', 'healthcheck', 'maintainer', 'onbuild', 'run', 'shell', 'stopsignal', 'user', 'workdir'],
]);

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Say where the folder frontend/dockerfile/parser of BuildKit is.');
let compared = 0;
let different = 0;
for (const name of readdirSync(join(folder, 'testfiles'))) {
  const read = (file: string): string => readFileSync(join(folder, 'testfiles', name, file), 'utf8');
  compareAll(name, parseExpressions(read('result')), expressionsOf(read('Dockerfile')));
}
compareHeredocs(readFileSync(join(folder, 'parser_heredoc_test.go'), 'utf8'));
compareLines(readFileSync(join(folder, 'parser_test.go'), 'utf8'), readFileSync(join(folder, 'testfile-line', 'Dockerfile'), 'utf8'));
console.log(`${String(compared)} instructions and here-documents compared, ${String(different)} differ.`);
process.exitCode = different === 0 && compared > 0 ? 0 : 1;

function compareAll(name: string, theirs: readonly unknown[], ours: readonly unknown[]): void {
  for (let index = 0; index < Math.max(theirs.length, ours.length); index++) {
    const expected = JSON.stringify(theirs[index]);
    const found = JSON.stringify(ours[index]);
    compared++;
    if (expected === found) continue;
    different++;
    console.log(`${name}, ${String(index + 1)}.\n  theirs ${expected}\n  ours   ${found}`);
  }
}

function expressionsOf(text: string): readonly Expression[] {
  const { lines } = parseDockerfile(text);
  return readDockerfile(text, '').instructions.map((instruction, index) => expressionOf(instruction, lines[index]?.text ?? ''));
}

function expressionOf(instruction: Instruction, line: string): Expression {
  const name = instruction.keyword.toLowerCase();
  const flags = instruction.flags.map((flag) => `--${flag.name}${flag.value === undefined ? '' : `=${flag.value}`}`);
  return { name: known.has(name) ? name : instruction.writtenKeyword.toLowerCase(), flags, items: itemsOf(instruction, line) };
}

function itemsOf(instruction: Instruction, line: string): Expression['items'] {
  const { json, trigger, words } = instruction;
  const name = instruction.keyword.toLowerCase();
  if (!known.has(name)) return [''];
  if (trigger) return [expressionOf(trigger, line)];
  if (json && name !== 'healthcheck') return json;
  if (listed.has(name)) return words.map(({ text }) => text);
  if (keyed.has(name)) return settingsOf(instruction, line);
  if (name === 'healthcheck') return [...words.slice(0, 1).map(({ text }) => text), ...(json ?? restOf(instruction, line, 1))];
  return restOf(instruction, line, 0);
}

/** What is written from the given word on. */
function restOf({ words }: Instruction, line: string, first: number): readonly string[] {
  let at = line.length;
  for (const { text } of words.slice(first).toReversed()) at = line.lastIndexOf(text, at - 1);
  return words.length > first ? [line.slice(at).trim()] : [];
}

function settingsOf(instruction: Instruction, line: string): readonly string[] {
  const [first, second] = instruction.words;
  if (first && second && !first.text.includes('=')) return [first.text, restOf(instruction, line, 1)[0] ?? '', ''];
  if (instruction.keyword === 'ENV') return assignmentsOf(instruction).flatMap(({ name, value }) => [name, value?.text ?? '', '=']);
  return instruction.words.flatMap(({ text }) => [text.slice(0, text.indexOf('=')), text.slice(text.indexOf('=') + 1), '=']);
}

/** Their tests on here-documents are tables in Go: a Dockerfile with what each instruction holds, and lines with names. */
function compareHeredocs(source: string): void {
  const [, dockerfile, table] = /NewBufferString\(`([^`]*)`\)\s*tests := \[\]\[\]Heredoc\{([\s\S]*?)\n\t\}\n/.exec(source) ?? [];
  if (dockerfile === undefined || table === undefined) throw new Error('The table of here-documents is not where it was.');
  const theirs = table.split(/^\t\t(?=nil,|\{)/m).slice(1);
  const ours = parseDockerfile(dockerfile).lines.slice(1);
  compareAll(
    'heredocs',
    theirs.map((entry) => goStrings(entry, /(?:Name|Content):\s*("(?:[^"\\]|\\.)*")/g)),
    ours.map(({ heredocs }) => heredocs.flatMap(({ name, text }) => [name, text])),
  );
  const single = [...source.matchAll(/line:\s*("(?:[^"\\]|\\.)*"|`[^`]*`),\s*heredocNames:\s*(?:nil|\[\]string\{([^}]*)\})/g)];
  if (single.length === 0) throw new Error('The table of lines with here-documents is not where it was.');
  for (const [, line = '', names = ''] of single) {
    const text = line.startsWith('`') ? line.slice(1, -1) : String(JSON.parse(line));
    const expected = goStrings(names, /("(?:[^"\\]|\\.)*")/g);
    const [read] = parseDockerfile([text, ...expected, ''].join('\n')).lines;
    compareAll(text, expected, read?.heredocs.map((heredoc) => heredoc.name) ?? []);
  }
}

/** Lines count from 1. */
function compareLines(source: string, dockerfile: string): void {
  const expected = [...(/expected := \[\]\[\]int\{([^]*?)\n\t\}\n/.exec(source)?.[1] ?? '').matchAll(/\{(\d+), (\d+)\}/g)];
  if (expected.length === 0) throw new Error('The table of lines is not where it was.');
  const lineAt = (offset: number): number => dockerfile.slice(0, offset).split('\n').length;
  compareAll(
    'lines',
    expected.map(([, first, last]) => [Number(first), Number(last)]),
    readDockerfile(dockerfile, '').instructions.map(({ start, end }) => [lineAt(start), lineAt(end)]),
  );
  const [, text] = /TestParseWarnsOnEmptyContinutationLine[^]*?NewBufferString\(`([^`]*)`\)/.exec(source) ?? [];
  const warned = [...source.matchAll(/require\.Contains\(t, warnings\[\d\]\.Short, "(RUN[^"]*)"\)/g)].map(([, line]) => line);
  if (text === undefined || warned.length === 0) throw new Error('The table of empty lines is not where it was.');
  const { lines } = parseDockerfile(text);
  compareAll(
    'empty lines',
    warned,
    lines.filter(({ blanks }) => blanks.length > 0).map((line) => line.text),
  );
}

function goStrings(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].map(([, quoted = '""']) => String(JSON.parse(quoted)));
}
