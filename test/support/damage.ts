/** What a fix must not do to a file. */
import assert from 'node:assert/strict';
import { isAlias, isMap, isScalar, isSeq, parseAllDocuments } from 'yaml';
import type { PlacedEdit } from './edits.ts';
import type { Files } from './workspace.ts';

/** Every comment of the original is still there. */
export function assertCommentsKept(before: string, after: string): void {
  const left = commentsOf(after);
  for (const comment of commentsOf(before)) {
    const index = left.indexOf(comment);
    assert.ok(index >= 0, `lost the comment "${comment}"`);
    left.splice(index, 1);
  }
}

function commentsOf(text: string): string[] {
  return text.split(/\r?\n/).flatMap((line) => /(?:^|\s)(#.*)$/.exec(line)?.[1]?.trimEnd() ?? []);
}

/** Every value of the original that no edit touches has its path and its value in the result. */
export function assertDataKept(before: Files, after: Files, edits: readonly PlacedEdit[]): void {
  for (const [path, text] of Object.entries(before)) {
    if (!/\.(?:ya?ml|json)$/.test(path) || text.includes('{{')) continue;
    const now = new Map(leavesOf(after[path] ?? '').map(({ path: place, value }) => [place, value]));
    for (const leaf of leavesOf(text)) {
      if (edits.some((edit) => edit.path === path && edit.start <= leaf.end && leaf.start <= edit.end)) continue;
      assert.deepEqual([leaf.path, now.get(leaf.path)], [leaf.path, leaf.value]);
    }
  }
}

interface Leaf {
  readonly path: string;
  readonly value: unknown;
  readonly start: number;
  readonly end: number;
}

function leavesOf(text: string): readonly Leaf[] {
  const leaves: Leaf[] = [];
  const seen = new Map<string, number>();
  for (const document of parseAllDocuments(text)) {
    const name = `${String(document.get('kind'))} ${String(document.getIn(['metadata', 'name']))}`;
    const times = seen.get(name) ?? 0;
    seen.set(name, times + 1);
    collect(document.contents, `${name} (${String(times)})`, leaves);
  }
  return leaves;
}

function collect(node: unknown, path: string, leaves: Leaf[]): void {
  if (isMap(node)) for (const { key, value } of node.items) collect(value, `${path}.${isScalar(key) ? String(key.value) : '?'}`, leaves);
  else if (isSeq(node))
    node.items.forEach((item, index) => {
      collect(item, `${path}[${String(index)}]`, leaves);
    });
  else if (isScalar(node) && node.value !== null)
    leaves.push({ path, value: node.value, start: node.range?.[0] ?? 0, end: node.range?.[1] ?? 0 });
  else if (isAlias(node)) leaves.push({ path, value: `*${node.source}`, start: node.range?.[0] ?? 0, end: node.range?.[1] ?? 0 });
}
