/** The edit that leaves out one more file. */
import { columnOf, eolOf, layoutOf, lineStartOf } from '../rules/edits/layout.ts';
import { scalarText } from '../rules/edits/render.ts';
import type { Edit } from '../rules/rule.ts';
import { entryOf, resolve } from '../syntax/tree.ts';
import type { Entry } from '../syntax/tree.ts';
import { findConflicts } from './conflicts.ts';
import { patternProblem } from './exclude.ts';
import { structureOf } from './structure.ts';

/** The pattern for just that path; undefined where its name says something else in a pattern. */
export function patternFor(path: string): string | undefined {
  return /[*?[\]{}()!@+|^$]/.test(path) || patternProblem(path) !== undefined ? undefined : path;
}

/** `text` is undefined where there is no file yet. Undefined where the text leaves no sure place. */
export function putExclude(text: string | undefined, pattern: string): Edit | undefined {
  const source = text ?? '';
  if (findConflicts(source).markers.length > 0) return undefined;
  const { root, problems } = structureOf(source);
  if (problems.length > 0 || root?.flow === true) return undefined;
  const layout = layoutOf(source, root);
  const entry = root && entryOf(root, 'exclude');
  const quoted = scalarText(pattern, false, layout.quote);
  if (entry) return intoList(source, entry, quoted, scalarText(pattern, true, layout.quote), layout.step);
  const gap = source === '' || source.endsWith('\n') ? '' : layout.eol;
  const lines = ['exclude:', `${' '.repeat(layout.step)}- ${quoted}`];
  return { start: source.length, end: source.length, text: gap + lines.map((line) => line + layout.eol).join('') };
}

function intoList(text: string, { key, value }: Entry, quoted: string, inFlow: string, step: number): Edit | undefined {
  const list = resolve(value);
  if (value.kind === 'alias') return undefined;
  if (list.kind === 'scalar' && list.value === null) {
    const line = /^[ \t]*:[ \t]*(?:#[^\n\r]*)?(?=\r?\n|$)/.exec(text.slice(key.end));
    const item = `${' '.repeat(columnOf(text, key.start) + step)}- ${quoted}`;
    return line ? below(text, key.end + line[0].length, item) : undefined;
  }
  if (list.kind !== 'sequence') return undefined;
  const last = list.items.at(-1);
  if (list.flow) {
    if (!last) return { start: list.start, end: list.end, text: `[${inFlow}]` };
    return text.slice(last.end, list.end - 1).trim() === '' ? { start: last.end, end: last.end, text: `, ${inFlow}` } : undefined;
  }
  const dash = last && /^[ \t]*-[ \t]+/.exec(text.slice(lineStartOf(text, last.start), last.start))?.[0];
  if (!last || dash === undefined) return undefined;
  const rest = /^[^\n\r]*/.exec(text.slice(last.end))?.[0].length ?? 0;
  return below(text, last.end + rest, dash + quoted);
}

function below(text: string, offset: number, line: string): Edit {
  return { start: offset, end: offset, text: eolOf(text) + line };
}
