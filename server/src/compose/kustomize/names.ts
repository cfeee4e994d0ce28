/** `namePrefix`, `nameSuffix`, `namespace` and `replicas`. */
import { fixedNames, namespaceFields, replicaFields } from './field-specs.ts';
import type { Configuration } from './configuration.ts';
import { changeField } from './field-path.ts';
import type { FieldSpec } from './field-path.ts';
import { isSelected, keyOf } from './resource.ts';
import type { Resource } from './resource.ts';
import { field, overwrite, path, scalar, string, text, withField, withItems, withPath } from './value.ts';
import type { Piece, Scalar, Value } from './value.ts';

export function addPrefix(resources: readonly Resource[], prefix: Scalar, known: Configuration): void {
  for (const resource of renameable(resources)) {
    resource.prefixes = [...resource.prefixes, prefix.text];
    resource.remember();
    rename(resource, known.namePrefix, (name) => [whole(prefix), ...name]);
  }
}

export function addSuffix(resources: readonly Resource[], suffix: Scalar, known: Configuration): void {
  for (const resource of renameable(resources)) {
    resource.suffixes = [...resource.suffixes, suffix.text];
    resource.remember();
    rename(resource, known.nameSuffix, (name) => [...name, whole(suffix)]);
  }
}

/** Appends the hash of the content. */
export function addHash(resource: Resource, hash: string): void {
  resource.remember();
  rename(resource, [], (name) => [...name, { text: `-${hash}`, written: undefined }]);
}

function renameable(resources: readonly Resource[]): readonly Resource[] {
  return resources.filter((resource) => !fixedNames.some((kind) => isSelected(resource.originalId, kind)));
}

function whole({ text: own, written }: Scalar): Piece {
  return { text: own, written };
}

type Change = (pieces: readonly Piece[]) => readonly Piece[];

function rename(resource: Resource, more: readonly FieldSpec[], change: Change): void {
  for (const spec of [{ path: 'metadata/name' }, ...more.filter(({ path: at }) => at !== 'metadata/name')])
    changeField(resource, spec, (value) => (value.kind === 'scalar' ? renamed(value, change) : value), string(''));
}

function renamed(name: Scalar, change: Change): Scalar {
  const pieces = change(name.pieces ?? [{ text: name.text, written: innerOf(name) }]);
  const own = pieces.map((piece) => piece.text).join('');
  return { kind: 'scalar', value: own, text: own, quoted: name.quoted, written: name.written, intact: false, pieces };
}

/** Where a scalar's text itself is written. */
function innerOf({ written, text: own, quoted }: Scalar): Piece['written'] {
  if (!written) return undefined;
  const start = written.start + (quoted ? 1 : 0);
  return written.source.text.slice(start, start + own.length) === own
    ? { source: written.source, start, end: start + own.length }
    : written;
}

/** Fields that are treated in ways of their own. */
const ownNamespaceFields: ReadonlySet<string> = new Set(['metadata/namespace', 'metadata/name', 'subjects/namespace']);

/** Puts everything that can be in a namespace into that one; gives the objects that then are the same as others. */
export function setNamespace(resources: readonly Resource[], namespace: Scalar, known: Configuration): readonly Resource[] {
  const fields = [...namespaceFields, ...known.namespace.filter(({ path: at }) => !ownNamespaceFields.has(at))];
  for (const resource of resources) {
    resource.remember();
    if (!resource.clusterScoped) {
      const old = path(resource.root, 'metadata', 'namespace');
      resource.root = withPath(resource.root, ['metadata', 'namespace'], overwrite(old, namespace));
    }
    if (resource.kind === 'Namespace' && resource.apiVersion === 'v1')
      resource.root = withPath(resource.root, ['metadata', 'name'], overwrite(path(resource.root, 'metadata', 'name'), namespace));
    if (resource.kind === 'RoleBinding' || resource.kind === 'ClusterRoleBinding') setSubjects(resource, namespace);
    for (const spec of fields) changeField(resource, spec, (value) => overwrite(value, namespace), namespace);
  }
  const names = new Set<string>();
  return resources.filter(({ id }) => names.size === names.add(keyOf(id)).size);
}

/** Of subjects only the service account that every namespace has follows; the others follow their objects. */
function setSubjects(binding: Resource, namespace: Scalar): void {
  const subjects = field(binding.root, 'subjects');
  if (subjects?.kind !== 'list') return;
  const changed = subjects.items.map((subject) =>
    subject.kind === 'map' && text(field(subject, 'name')) === 'default'
      ? withField(subject, 'namespace', overwrite(field(subject, 'namespace'), namespace))
      : subject,
  );
  binding.root = withField(binding.root, 'subjects', withItems(subjects, changed));
}

/** Sets a number of replicas; false when there is no workload of that name. */
export function setReplicas(resources: readonly Resource[], setting: Value, known: Configuration): boolean {
  const name = text(field(setting, 'name')) ?? '';
  const count = field(setting, 'count');
  const number = scalar(count?.kind === 'scalar' && typeof count.value === 'number' ? count.value : 0, count?.written);
  let found = false;
  for (const spec of [...replicaFields, ...known.replicas])
    for (const resource of resources) {
      if (!resource.allIds.some((id) => id.name === name && isSelected(id, spec))) continue;
      found = true;
      changeField(resource, spec, (value) => overwrite(value, number), number);
    }
  return found;
}
