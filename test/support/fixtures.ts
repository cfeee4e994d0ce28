/** The fixtures of rules: folders of files to be left alone, to be flagged at marked places, and to be fixed. */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Files } from './workspace.ts';

export interface Fixture {
  /** `bad-flow.yaml`, or the name of a folder. */
  readonly name: string;
  readonly files: Files;
}

export interface Mark {
  readonly path: string;
  /** Counted from 0. */
  readonly line: number;
  readonly column: number;
  readonly length: number;
}

export function fixturesIn(folder: string, kind: 'good' | 'bad' | 'fixed'): readonly Fixture[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => new RegExp(`^${kind}(?:[-.]|$)`).test(name) && !name.endsWith('.marks'))
    .toSorted()
    .map((name) => ({ name, files: filesOf(join(folder, name)) }));
}

function filesOf(path: string): Files {
  if (!statSync(path).isDirectory()) return read([path], join(path, '..'));
  const paths = readdirSync(path, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [join(entry.parentPath, entry.name)] : [],
  );
  return read(paths, path);
}

function read(paths: readonly string[], folder: string): Files {
  const all = paths.flatMap((path) => (existsSync(`${path}.marks`) ? [path, `${path}.marks`] : [path]));
  return Object.fromEntries(
    [...new Set(all)].map((path) => [relative(folder, path).replaceAll('\\', '/'), readFileSync(path, 'utf8').replaceAll('\r\n', '\n')]),
  );
}

/** The same with Windows line ends. */
export function withCrLf(files: Files): Files {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [path, text.replaceAll('\n', '\r\n')]));
}

const carets = /^\s*#[ \t]*(\^+)[ \t]+([a-z0-9-]+)\s*$/;
const columns = /^\s*#@ (\d+) (\d+) ([a-z0-9-]+)\s*$/;
/** In a file of its own beside a JSON file, which holds no comments: line (from 1), column (from 0), length, rule. */
const lineOfMarks = /^(\d+) (\d+) (\d+) ([a-z0-9-]+)\s*$/;

/** The marked places of a rule. */
export function marksOf(files: Files, ruleId: string): readonly Mark[] {
  return Object.entries(files).flatMap(([path, text]) => {
    if (path.endsWith('.marks')) return separateMarks(path.slice(0, -'.marks'.length), text, ruleId);
    return commentMarks(path, text.split('\n'), ruleId);
  });
}

function commentMarks(path: string, lines: readonly string[], ruleId: string): readonly Mark[] {
  const marks: Mark[] = [];
  let marked = 0;
  lines.forEach((line, index) => {
    const below = carets.exec(line);
    const given = columns.exec(line);
    if (!below && !given) marked = index;
    else if ((below?.[2] ?? given?.[3]) === ruleId) {
      const column = below ? line.indexOf('^') : Number(given?.[1]);
      marks.push({ path, line: marked, column, length: below?.[1]?.length ?? Number(given?.[2]) });
    }
  });
  return marks;
}

function separateMarks(path: string, text: string, ruleId: string): readonly Mark[] {
  return text.split('\n').flatMap((line) => {
    const match = lineOfMarks.exec(line);
    if (match?.[4] !== ruleId) return [];
    return [{ path, line: Number(match[1]) - 1, column: Number(match[2]), length: Number(match[3]) }];
  });
}
