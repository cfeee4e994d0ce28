/** What the kustomizations of a folder take in from other folders. */
import type { KustomizationFacts } from '../facts/packages.ts';
import type { FileFacts } from '../facts/types.ts';
import { join, parentOf } from '../workspace/paths.ts';

interface PlacedKustomization {
  readonly uri: string;
  readonly facts: KustomizationFacts;
}

export class Intake {
  readonly #files: ReadonlyMap<string, FileFacts>;
  readonly #byFolder = new Map<string, PlacedKustomization[]>();

  constructor(files: ReadonlyMap<string, FileFacts>) {
    this.#files = files;
    for (const { uri, units } of files.values()) {
      for (const { unit } of units) {
        if (!unit.kustomization) continue;
        const folder = parentOf(uri);
        const list = this.#byFolder.get(folder);
        const placed = { uri, facts: unit.kustomization };
        if (list) list.push(placed);
        else this.#byFolder.set(folder, [placed]);
      }
    }
  }

  /** The files outside a folder that kustomizations in it name, bases of bases included; sorted. */
  of(folder: string): ReadonlySet<string> {
    const taken = new Set<string>();
    const seen = new Set<string>();
    const waiting = [...this.#byFolder.keys()].filter((one) => one === folder || one.startsWith(`${folder}/`));
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      for (const { uri, facts } of this.#byFolder.get(next) ?? []) {
        taken.add(uri);
        for (const path of pathsOf(facts)) {
          const target = join(next, path);
          if (target === undefined) continue;
          if (this.#files.has(target)) taken.add(target);
          else waiting.push(target);
        }
      }
    }
    return new Set([...taken].filter((uri) => !uri.startsWith(`${folder}/`)).sort());
  }
}

function pathsOf({ resources, patches, changes }: KustomizationFacts): readonly string[] {
  return [...resources, ...patches, ...changes].flatMap(({ path }) => path ?? []);
}
