/** An object on its way through kustomizations, with the names it had. */
import { say } from '../../texts/texts.ts';
import type { Place } from '../composed.ts';
import { isClusterScoped } from './kinds.ts';
import { field, text } from './value.ts';
import type { Mapping, Value } from './value.ts';

export interface GroupVersionKind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

/** What an object is known by. Empty fields of a selector mean anything. */
export interface ObjectId extends GroupVersionKind {
  readonly name: string;
  readonly namespace: string;
  /** Made from the object as it is now, so that its scope is known; ids of the past hold the namespace in effect. */
  readonly current: boolean;
}

interface PreviousName {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
}

export type Behaviour = 'create' | 'merge' | 'replace';

const none: readonly ObjectId[] = [];

export const noNamespace = '_non_namespaceable_';

export class Resource {
  root: Mapping;
  origin: Place;
  /** What it was called before each renaming, the oldest first. */
  previous: readonly PreviousName[] = [];
  prefixes: readonly string[] = [];
  suffixes: readonly string[] = [];
  generated = false;
  /** A generated object whose name gets the hash of its content. */
  hashed = false;
  behaviour: Behaviour = 'create';
  /** Names of the variables that are read from it. */
  variables: readonly string[] = [];
  /** A patch deleted it. */
  deleted = false;
  #past: { readonly previous: readonly PreviousName[]; readonly gvk: GroupVersionKind; readonly ids: readonly ObjectId[] } | undefined;
  #type: { readonly apiVersion: Value | undefined; readonly kind: Value | undefined; readonly gvk: GroupVersionKind } | undefined;

  constructor(root: Mapping, origin: Place) {
    this.root = root;
    this.origin = origin;
  }

  get apiVersion(): string {
    return text(field(this.root, 'apiVersion')) ?? '';
  }

  get kind(): string {
    return this.gvk.kind;
  }

  get name(): string {
    return text(field(field(this.root, 'metadata'), 'name')) ?? '';
  }

  get namespace(): string {
    return text(field(field(this.root, 'metadata'), 'namespace')) ?? '';
  }

  /** Kustomize has noted something down in its annotations, on which patches can build. */
  get annotated(): boolean {
    return this.generated || this.previous.length > 0 || this.prefixes.length > 0 || this.suffixes.length > 0;
  }

  /** Asked for time and again while the object's other fields change. */
  get gvk(): GroupVersionKind {
    const [apiVersion, kind] = [field(this.root, 'apiVersion'), field(this.root, 'kind')];
    const known = this.#type;
    if (known && known.apiVersion === apiVersion && known.kind === kind) return known.gvk;
    const gvk = { ...groupVersion(text(apiVersion) ?? ''), kind: text(kind) ?? '' };
    this.#type = { apiVersion, kind, gvk };
    return gvk;
  }

  get id(): ObjectId {
    const { group, version, kind } = this.gvk;
    return { group, version, kind, name: this.name, namespace: this.namespace, current: true };
  }

  get previousIds(): readonly ObjectId[] {
    const { previous, gvk } = this;
    if (previous.length === 0) return none;
    if (this.#past?.previous !== previous || this.#past.gvk !== gvk) {
      const { group, version } = gvk;
      const ids = previous.map(({ kind, name, namespace }) => ({ group, version, kind, name, namespace, current: false }));
      this.#past = { previous, gvk, ids };
    }
    return this.#past.ids;
  }

  /** The oldest id. */
  get originalId(): ObjectId {
    return this.previousIds[0] ?? this.id;
  }

  get allIds(): readonly ObjectId[] {
    return [...this.previousIds, this.id];
  }

  /** Remembers what it is called now, before that changes. */
  remember(): void {
    const { kind, name, id } = this;
    if (name !== '' && kind !== '') this.previous = [...this.previous, { kind, name, namespace: effectiveNamespace(id) }];
  }

  get clusterScoped(): boolean {
    return isClusterScoped(this.apiVersion, this.kind);
  }
}

export function groupVersion(apiVersion: string): { readonly group: string; readonly version: string } {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? { group: '', version: apiVersion } : { group: apiVersion.slice(0, slash), version: apiVersion.slice(slash + 1) };
}

export function apiVersionOf({ group, version }: GroupVersionKind): string {
  return group === '' ? version : `${group}/${version}`;
}

export function effectiveNamespace(id: ObjectId): string {
  if (id.current && isClusterScoped(apiVersionOf(id), id.kind)) return noNamespace;
  return id.namespace === '' ? 'default' : id.namespace;
}

/** The same for ids of the same object. */
export function keyOf(id: ObjectId): string {
  return [id.group, id.version, id.kind, id.name, effectiveNamespace(id)].join('\n');
}

export function sameId(one: ObjectId, other: ObjectId): boolean {
  return one.name === other.name && one.kind === other.kind && keyOf(one) === keyOf(other);
}

/** Whether the kind is one that the selector means, in which empty fields mean any. */
export function isSelected(id: GroupVersionKind, selector: Partial<GroupVersionKind>): boolean {
  return (
    (!selector.group || id.group === selector.group) &&
    (!selector.version || id.version === selector.version) &&
    (!selector.kind || id.kind === selector.kind)
  );
}

/** How an object is called in messages. */
export function nameForPeople({
  kind,
  name,
  namespace,
}: {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
}): string {
  const place = namespace === '' || namespace === noNamespace ? '' : say` in ${namespace}`;
  return `${kind} ${name}${place}`;
}
