import type { FileFacts } from '../facts/types.ts';
import { join, parentOf } from './paths.ts';

/** The files that kustomizations name as patches. */
export function patchFiles(files: Iterable<FileFacts>): ReadonlySet<string> {
  const patches = new Set<string>();
  for (const { uri, units } of files) {
    for (const { unit } of units) {
      for (const { path } of unit.kustomization?.patches ?? []) {
        const target = join(parentOf(uri), path);
        if (target !== undefined) patches.add(target);
      }
    }
  }
  return patches;
}
