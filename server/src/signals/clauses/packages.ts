/** `pkg`: direct dependencies. */
import type { Dependency } from '../../facts/dependencies/types.ts';
import type { Atom } from '../compile.ts';
import type { HitList } from '../hits.ts';

export class PackageClauses {
  readonly #byName = new Map<string, Atom<'pkg'>[]>();

  constructor(atoms: readonly Atom<'pkg'>[]) {
    for (const atom of atoms) {
      for (const { ecosystem, name } of atom.clause.names) {
        const key = keyOf(ecosystem, name);
        const list = this.#byName.get(key);
        if (list) list.push(atom);
        else this.#byName.set(key, [atom]);
      }
    }
  }

  find(dependencies: readonly Dependency[], hits: HitList): void {
    for (const dependency of dependencies) {
      for (const key of [dependency.name, ...majorless(dependency)]) {
        for (const { index } of this.#byName.get(keyOf(dependency.ecosystem, key)) ?? []) hits.add(index, dependency);
      }
    }
  }
}

/** Registries of NuGet know no case. */
function keyOf(ecosystem: string, name: string): string {
  return `${ecosystem}:${ecosystem === 'nuget' ? name.toLowerCase() : name}`;
}

/** Go writes the major version behind the module's name. */
function majorless({ ecosystem, name }: Dependency): readonly string[] {
  const bare = name.replace(/\/v\d+$/, '');
  return ecosystem === 'go' && bare !== name ? [bare] : [];
}
