/** Remembers what was made of a list of objects: the workspace gives out the same list until one of them changes. */
import type { KubernetesObject } from '../../facts/kubernetes/types.ts';
import type { LocatedObject } from '../../workspace/view.ts';

export type Objects = readonly LocatedObject[];

export function perList<R extends object>(make: (objects: Objects) => R): (objects: Objects) => R {
  const known = new WeakMap<Objects, R>();
  return (objects) => {
    const made = known.get(objects) ?? make(objects);
    known.set(objects, made);
    return made;
  };
}

/** The objects by the keys that each has. */
export function byKeys<K>(keysOf: (object: KubernetesObject) => Iterable<K>): (objects: Objects) => ReadonlyMap<K, Objects> {
  return perList((objects) => {
    const found = new Map<K, LocatedObject[]>();
    for (const located of objects) {
      for (const key of new Set(keysOf(located.subject))) {
        const list = found.get(key);
        if (list) list.push(located);
        else found.set(key, [located]);
      }
    }
    return found;
  });
}
