/** Edits applied to texts, as a client does it. */
import type { Edit } from '../../server/src/rules/rule.ts';
import type { Files } from './workspace.ts';

/** An edit at its place in a file. */
export interface PlacedEdit {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export function place(path: string, unitStart: number, edits: readonly Edit[]): readonly PlacedEdit[] {
  return edits.map(({ start, end, text }) => ({ path, start: unitStart + start, end: unitStart + end, text }));
}

/** Applies groups of edits; a group of which a part overlaps an earlier one is left for the next round, an equal one is applied once. */
export function applyGroups(files: Files, groups: readonly (readonly PlacedEdit[])[]): Files {
  const chosen: PlacedEdit[] = [];
  for (const group of groups) if (!group.some((edit) => chosen.some((other) => overlap(edit, other)))) chosen.push(...group);
  return apply(files, chosen);
}

export function apply(files: Files, edits: readonly PlacedEdit[]): Files {
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => {
      const own = edits.filter((edit) => edit.path === path).toSorted((a, b) => a.start - b.start || a.end - b.end);
      let result = '';
      let done = 0;
      for (const { start, end, text: added } of own) {
        if (start < done) throw new Error(`Edits overlap at offset ${String(start)} of ${path}`);
        result += text.slice(done, start) + added;
        done = end;
      }
      return [path, result + text.slice(done)];
    }),
  );
}

/** Two insertions at one place count as overlapping too: the second was made for a text without the first. */
function overlap(a: PlacedEdit, b: PlacedEdit): boolean {
  if (a.path !== b.path) return false;
  return a.start === b.start || (a.start < b.end && b.start < a.end);
}

/** The text that a snippet leaves when nothing is typed into it. */
export function plainSnippet(snippet: string): string {
  const defaults = new Map<string, string>();
  const stop = /\$\{(\d+):((?:\\[\\$}]|[^\\}])*)\}|\$\{(\d+)\}|\$(\d+)|\\([\\$}])/g;
  return snippet.replaceAll(stop, (_match, number?: string, text?: string, again?: string, bare?: string, escaped?: string) => {
    if (escaped !== undefined) return escaped;
    if (number !== undefined && text !== undefined) {
      const plain = text.replaceAll(/\\([\\$}])/g, '$1');
      defaults.set(number, plain);
      return plain;
    }
    return defaults.get(again ?? bare ?? '') ?? '';
  });
}
