/** Links from a file to those that it names, as far as they are there. */
import type { DocumentLink } from 'vscode-languageserver-protocol';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { join, parentOf } from '../workspace/paths.ts';
import { linkedPathsOf } from './linked-paths.ts';
import type { LinkedPath } from './linked-paths.ts';
import type { OpenFile, Project } from './project.ts';

/** More of them help nobody. */
const maximum = 1000;

/** In the order of the text; a target is the workspace's name for the file. */
export function documentLinksOf({ workspace }: Project, { uri, document }: OpenFile): readonly DocumentLink[] {
  const folder = parentOf(uri);
  const found = new Map<number, DocumentLink>();
  for (const { unit, start } of workspace.files.get(uri)?.units ?? []) {
    for (const linked of linkedPathsOf(unit)) {
      if (found.size >= maximum) break;
      const target = linked.paths
        .map((path) => placeOf(folder, path))
        .find((place) => place !== undefined && place !== uri && workspace.snapshot.presence(place) === 'file');
      const span = target === undefined ? undefined : spanOf(linked, start, document);
      if (target === undefined || span === undefined) continue;
      found.set(span.start, { range: { start: document.positionAt(span.start), end: document.positionAt(span.end) }, target });
    }
  }
  return [...found].sort(([a], [b]) => a - b).map(([, link]) => link);
}

/** Nothing for a path that a variable or a template is part of. */
function placeOf(folder: string, path: string): string | undefined {
  return path.trim() === '' || /[\n$]|\{\{/.test(path) ? undefined : join(folder, path);
}

/** The path without its quotes; undefined where it is not written in one piece. */
function spanOf(
  { node, from }: LinkedPath,
  unitStart: number,
  document: TextDocument,
): { readonly start: number; readonly end: number } | undefined {
  const start = unitStart + node.start;
  const written = document.getText().slice(start, unitStart + node.end);
  const at = written.indexOf(node.text);
  return at < 0 ? undefined : { start: start + at + from, end: start + at + node.text.length };
}
