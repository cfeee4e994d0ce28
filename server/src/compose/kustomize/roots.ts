/** Which kustomizations are applied: those that no other one is made of. */
import { Files, folderOf } from './files.ts';
import type { KustomizeFiles } from './files.ts';
import { readDocuments } from './read.ts';
import { field, items, text } from './value.ts';

/** Of these kustomizations, by URI, those that no other of them names; components never are. */
export function roots(uris: Iterable<string>, files: KustomizeFiles): readonly string[] {
  const applied: string[] = [];
  const named = new Set<string>();
  for (const uri of uris) {
    const [document] = readDocuments(uri, files.text(uri) ?? '');
    const root = document?.root;
    if (text(field(root, 'kind')) !== 'Component') applied.push(uri);
    const around = new Files(folderOf(uri), files, new Set());
    for (const key of ['resources', 'bases', 'components'])
      for (const path of items(field(root, key))) {
        const base = around.kustomization(text(path) ?? '');
        if (base !== undefined && base !== uri) named.add(base);
      }
  }
  return applied.filter((uri) => !named.has(uri));
}
