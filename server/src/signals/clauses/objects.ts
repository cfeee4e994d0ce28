/** `k8s`: objects by group and kind. */
import type { KubernetesObject } from '../../facts/kubernetes/types.ts';
import type { Atom } from '../compile.ts';
import type { HitList } from '../hits.ts';
import { allHold } from '../tests.ts';

export class ObjectClauses {
  readonly #byGroupKind = new Map<string, Atom<'k8s'>[]>();
  readonly #others: Atom<'k8s'>[] = [];

  constructor(atoms: readonly Atom<'k8s'>[]) {
    for (const atom of atoms) {
      const { group, kinds } = atom.clause;
      if (group.startsWith('*.') || kinds.includes('*')) this.#others.push(atom);
      else {
        for (const kind of kinds) {
          const key = `${group}/${kind}`;
          const list = this.#byGroupKind.get(key);
          if (list) list.push(atom);
          else this.#byGroupKind.set(key, [atom]);
        }
      }
    }
  }

  find(object: KubernetesObject, text: string, hits: HitList): void {
    const candidates = [
      ...(this.#byGroupKind.get(`${object.group}/${object.kind}`) ?? []),
      ...this.#others.filter((atom) => speaksOf(atom, object)),
    ];
    const tested = { text: (): string => text.slice(object.node.start, object.node.end), root: () => object.node };
    for (const { index, clause } of candidates) if (allHold(clause.conditions, tested)) hits.add(index, object.anchor);
  }
}

function speaksOf({ clause }: Atom<'k8s'>, { group, kind }: KubernetesObject): boolean {
  const sameGroup = clause.group.startsWith('*.') ? group.endsWith(clause.group.slice(1)) : group === clause.group;
  return sameGroup && (clause.kinds.includes('*') || clause.kinds.includes(kind));
}
