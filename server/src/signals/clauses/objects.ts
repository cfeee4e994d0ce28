/** `k8s`: objects by group and kind. */
import type { KubernetesObject } from '../../facts/kubernetes/types.ts';
import type { Span } from '../../syntax/tree.ts';
import type { Atom } from '../compile.ts';
import type { HitList } from '../hits.ts';
import { allHold } from '../tests.ts';
import { keysIn } from '../values.ts';
import type { Tested } from '../tests.ts';

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

  /** `conditionals` are the regions that a template may leave out. */
  find(object: KubernetesObject, text: string, conditionals: readonly Span[], hits: HitList): void {
    const candidates = [
      ...(this.#byGroupKind.get(`${object.group}/${object.kind}`) ?? []),
      ...this.#others.filter((atom) => speaksOf(atom, object)),
    ];
    if (candidates.length === 0) return;
    const { start, end } = object.node;
    const within = conditionals.filter((region) => !holds(region, start));
    const tested: Tested = {
      text: () => text.slice(start, end),
      root: () => object.node,
      keys: keysIn(object.node),
      ...(within.length > 0 ? { mayBeLeftOut: (node) => within.some((region) => holds(region, node.start)) } : {}),
    };
    for (const { index, clause } of candidates) if (allHold(clause.conditions, tested)) hits.add(index, object.anchor);
  }
}

function speaksOf({ clause }: Atom<'k8s'>, { group, kind }: KubernetesObject): boolean {
  const sameGroup = clause.group.startsWith('*.') ? group.endsWith(clause.group.slice(1)) : group === clause.group;
  return sameGroup && (clause.kinds.includes('*') || clause.kinds.includes(kind));
}

function holds(region: Span, offset: number): boolean {
  return offset >= region.start && offset < region.end;
}
