/** Fields that name other objects, brought up to date once all names are final. */
import { changeField } from './field-path.ts';
import type { NameReference } from './name-references.ts';
import { effectiveNamespace, isSelected, noNamespace } from './resource.ts';
import type { GroupVersionKind, Resource } from './resource.ts';
import { field, items, overwrite, path, string, text, withField, withItems } from './value.ts';
import type { Mapping, Scalar, Value } from './value.ts';

/** Two or more objects could be meant by a name. */
export type Ambiguity = (referrer: Resource, name: string, candidates: readonly Resource[]) => void;

export function updateReferences(resources: readonly Resource[], references: readonly NameReference[], onAmbiguity: Ambiguity): void {
  const renamed = resources.filter(({ previous }) => previous.length > 0);
  if (renamed.length === 0) return;
  const byKind = new Map<string, Resource[]>();
  for (const resource of resources) {
    const { kind } = resource.originalId;
    byKind.set(kind, [...(byKind.get(kind) ?? []), resource]);
  }
  for (const { target, fields } of references) {
    const candidates = renamed.filter((resource) => resource.previousIds.some((id) => isSelected(id, target)));
    if (candidates.length === 0) continue;
    for (const spec of fields)
      for (const referrer of spec.kind ? (byKind.get(spec.kind) ?? []) : resources) {
        if (!isSelected(referrer.originalId, spec)) continue;
        const reference = new Reference(referrer, { candidates, resources }, spec.path, onAmbiguity);
        // What an object is called now does not matter: it was found by what it was.
        changeField(referrer, { path: spec.path }, (value) => reference.updated(value));
      }
  }
}

class Reference {
  readonly #referrer: Resource;
  readonly #candidates: readonly Resource[];
  readonly #resources: readonly Resource[];
  readonly #path: string;
  readonly #onAmbiguity: Ambiguity;

  constructor(
    referrer: Resource,
    { candidates, resources }: { readonly candidates: readonly Resource[]; readonly resources: readonly Resource[] },
    at: string,
    onAmbiguity: Ambiguity,
  ) {
    this.#referrer = referrer;
    this.#candidates = candidates;
    this.#resources = resources;
    this.#path = at;
    this.#onAmbiguity = onAmbiguity;
  }

  updated(value: Value): Value {
    if (value.kind === 'list')
      return withItems(
        value,
        value.items.map((item) => (item.kind === 'list' ? item : this.updated(item))),
      );
    return value.kind === 'map' ? this.#map(value) : this.#name(value);
  }

  #name(value: Scalar): Value {
    if (value.value === null) return value;
    const found = this.#select(value.text, this.#reachable(this.#candidates), (one, other) => one.name === other.name);
    return !found || found.name === value.text ? value : renamed(value, found);
  }

  /** `name` and `namespace` of a subject or a service. */
  #map(value: Mapping): Value {
    const old = text(field(value, 'name'));
    if (old === undefined) return value;
    const all = this.#reachable(this.#candidates);
    const namespace = text(field(value, 'namespace'));
    const found = this.#select(
      old,
      namespace === undefined ? all : this.#inNamespace(all, namespace),
      (one, other) => one.name === other.name && one.namespace === other.namespace,
    );
    if (!found || (found.name === old && found.namespace === '')) return value;
    const name = field(value, 'name');
    const named = found.name === old || name?.kind !== 'scalar' ? value : withField(value, 'name', renamed(name, found));
    if (found.namespace === '' || found.namespace === namespace) return named;
    const source = path(found.root, 'metadata', 'namespace');
    return withField(named, 'namespace', overwrite(field(named, 'namespace'), string(found.namespace, source?.written)));
  }

  /** What an object can refer to: what is in its namespace or in none; role bindings also reach the namespaces that they name. */
  #reachable(candidates: readonly Resource[]): readonly Resource[] {
    const own = effectiveNamespace(this.#referrer.id);
    if (own === noNamespace) return candidates;
    const named = this.#referrer.kind === 'RoleBinding' ? subjectNamespaces(this.#referrer) : undefined;
    return candidates.filter((candidate) => {
      const namespace = effectiveNamespace(candidate.id);
      return namespace === noNamespace || namespace === own || named?.has(candidate.namespace) === true;
    });
  }

  /** Those that were in the namespace at first; where nothing was, those that are in it now. */
  #inNamespace(candidates: readonly Resource[], namespace: string): readonly Resource[] {
    const wasThere = (resource: Resource): boolean => effectiveNamespace(resource.originalId) === namespace;
    if (this.#reachable(this.#resources).some(wasThere)) return candidates.filter(wasThere);
    return candidates.filter((candidate) => effectiveNamespace(candidate.id) === namespace);
  }

  #select(old: string, candidates: readonly Resource[], isSame: (one: Resource, other: Resource) => boolean): Resource | undefined {
    const own = effectiveNamespace(this.#referrer.id);
    const role = this.#path.endsWith('roleRef/name') ? roleOf(this.#referrer) : undefined;
    let left = candidates.filter(
      (candidate) =>
        candidate.previous.some(({ name }) => name === old) &&
        (!role || candidate.previousIds.some((id) => isSelected(id, role))) &&
        (own === noNamespace || candidate.clusterScoped || candidate.kind === 'ServiceAccount' || effectiveNamespace(candidate.id) === own),
    );
    if (left.length === 1) return left[0];
    left = left.filter((candidate) => sameAffixes(candidate, this.#referrer, true));
    if (left.length > 1) left = left.filter((candidate) => sameAffixes(candidate, this.#referrer, false));
    const [first] = left;
    if (first === undefined || left.every((candidate) => isSame(first, candidate))) return first;
    this.#onAmbiguity(this.#referrer, old, left);
    return undefined;
  }
}

/** The new name maps to where the object's own name comes from. */
function renamed(old: Scalar, target: Resource): Scalar {
  const name = path(target.root, 'metadata', 'name');
  return overwrite(old, string(target.name, old.written ?? name?.written));
}

function subjectNamespaces(binding: Resource): ReadonlySet<string> {
  const accounts = items(field(binding.root, 'subjects')).filter((subject) => text(field(subject, 'kind')) === 'ServiceAccount');
  return new Set(accounts.flatMap((subject) => text(field(subject, 'namespace')) ?? []));
}

function roleOf(binding: Resource): Partial<GroupVersionKind> | undefined {
  const role = field(binding.root, 'roleRef');
  const group = text(field(role, 'apiGroup'));
  const kind = text(field(role, 'kind'));
  return group === undefined || kind === undefined ? undefined : { group, kind };
}

/** Both went through the same prefixes and suffixes, as far as the shorter way goes. */
function sameAffixes(one: Resource, other: Resource, allowNone: boolean): boolean {
  return sameEnding(one.prefixes, other.prefixes, allowNone) && sameEnding(one.suffixes, other.suffixes, allowNone);
}

function sameEnding(one: readonly string[], other: readonly string[], allowNone: boolean): boolean {
  const [short, long] = one.length > other.length ? [other, one] : [one, other];
  if (short.length === 0) return allowNone || long.length === 0;
  return short.every((affix, index) => affix === long[index + long.length - short.length]);
}
