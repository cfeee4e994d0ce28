/** What `kubectl kustomize` would make of a kustomization, every field with the place that it is written at. */
import { say } from '../../texts/texts.ts';
import type { Composed, Place } from '../composed.ts';
import { Accumulation } from './accumulate.ts';
import { allReferences } from './configuration.ts';
import { contentHash } from './hash.ts';
import type { KustomizeFiles } from './files.ts';
import { addHash } from './names.ts';
import { inOrder } from './order.ts';
import type { Problem } from './problems.ts';
import { updateReferences } from './references.ts';
import { nameForPeople } from './resource.ts';
import type { Resource } from './resource.ts';
import { field, path, string, text, withField, withoutField, withPath } from './value.ts';
import type { Mapping, Value } from './value.ts';
import { resolveVariables } from './variables.ts';
import { writeDocument } from './write.ts';

export type { KustomizeFiles } from './files.ts';

export interface ComposedObject {
  /** One YAML document in block style; its parts lead to where keys, values and whole lines are written. */
  readonly composed: Composed;
  /** Where the object itself is written: the base's document, or the generator's entry. */
  readonly origin: Place;
  readonly kind: string;
  readonly apiVersion: string;
  readonly name: string;
  readonly namespace: string | undefined;
}

export interface Composition {
  /** The kustomization file. */
  readonly uri: string;
  readonly objects: readonly ComposedObject[];
  /** Something comes from outside (a remote base, a chart, a plugin, a missing file): what is not here is unknown. */
  readonly open: boolean;
  /** What could not be done, once each, for people. */
  readonly problems: readonly Problem[];
  /** Every file that went into it, by URI. */
  readonly inputs: ReadonlySet<string>;
}

/** Longer documents together are not written any more. */
const largest = 64_000_000;

export function compose(uri: string, files: KustomizeFiles): Composition {
  const accumulation = new Accumulation(files);
  const { resources, root, configuration } = accumulation.build(uri);
  for (const resource of resources) if (resource.hashed) addHash(resource, contentHash(resource.root));
  updateReferences(resources, allReferences(configuration), (referrer, name, candidates) => {
    accumulation.problems.add(
      referrer.origin,
      say`${nameForPeople(referrer)} names ${name}, which could be any of ${candidates.map(nameForPeople).join(', ')}`,
    );
  });
  resolveVariables(resources, accumulation.variables, configuration);
  const objects: ComposedObject[] = [];
  let size = 0;
  for (const resource of inOrder(resources.filter(isApplied), field(root, 'sortOptions'))) {
    const object = write(resource);
    size += object.composed.text.length;
    if (size > largest) {
      accumulation.leaveOpen();
      break;
    }
    objects.push(object);
  }
  return { uri, objects, open: accumulation.open, problems: accumulation.problems.all(accumulation.open), inputs: accumulation.inputs };
}

/** Objects that only configure tools are not applied. */
function isApplied({ root }: Resource): boolean {
  const local = text(path(root, 'metadata', 'annotations', 'config.kubernetes.io/local-config'));
  return local === undefined || local === 'false';
}

function write(resource: Resource): ComposedObject {
  const { kind, apiVersion, name, namespace, origin } = resource;
  const composed = writeDocument(withTextAnnotations(resource.root));
  return { composed, origin, kind, apiVersion, name, namespace: namespace === '' ? undefined : namespace };
}

function isEmpty(value: Value): boolean {
  return value.kind === 'map' ? value.fields.length === 0 : value.kind === 'list' ? value.items.length === 0 : value.value === null;
}

/** Annotations come out as texts, even where a number is written, and not at all where there are none. */
function withTextAnnotations(root: Mapping): Mapping {
  const metadata = field(root, 'metadata');
  const annotations = field(metadata, 'annotations');
  if (metadata?.kind === 'map' && annotations && isEmpty(annotations))
    return withField(root, 'metadata', withoutField(metadata, 'annotations'));
  if (annotations?.kind !== 'map') return root;
  const changed = annotations.fields.reduce(
    (map, { name, value }) =>
      value.kind === 'scalar' && value.value !== value.text ? withField(map, name.text, string(value.text, value.written)) : map,
    annotations,
  );
  return changed === annotations ? root : withPath(root, ['metadata', 'annotations'], changed);
}
