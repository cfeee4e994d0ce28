/** `configurations`: more fields that hold labels, names, images … than kustomize knows by itself. */
import type { FieldSpec } from './field-path.ts';
import { nameReferences } from './name-references.ts';
import type { NameReference } from './name-references.ts';
import { readDocuments } from './read.ts';
import type { Scope } from './scope.ts';
import { isOn } from './settings.ts';
import { field, items, text } from './value.ts';
import type { Value } from './value.ts';

const specKeys = [
  'labels',
  'commonLabels',
  'templateLabels',
  'volumeClaimTemplateLabels',
  'commonAnnotations',
  'namePrefix',
  'nameSuffix',
  'namespace',
  'images',
  'replicas',
  'varReference',
] as const;

type SpecKey = (typeof specKeys)[number];

/** What is known beyond the defaults; a kustomization also knows what its bases know. */
export type Configuration = Readonly<Record<SpecKey, readonly FieldSpec[]>> & { readonly nameReference: readonly NameReference[] };

export const noConfiguration: Configuration = {
  labels: [],
  commonLabels: [],
  templateLabels: [],
  volumeClaimTemplateLabels: [],
  commonAnnotations: [],
  namePrefix: [],
  nameSuffix: [],
  namespace: [],
  images: [],
  replicas: [],
  varReference: [],
  nameReference: [],
};

/** The configuration with that of the files that a kustomization names. */
export function withConfigurations(known: Configuration, paths: readonly Value[], scope: Scope): Configuration {
  return paths.reduce((configuration, path) => {
    const file = scope.files.read(text(path) ?? '');
    const root = file && readDocuments(file.uri, file.text)[0]?.root;
    if (!root) {
      scope.leaveOpen();
      return configuration;
    }
    return merged(configuration, readConfiguration(root));
  }, known);
}

function readConfiguration(root: Value): Configuration {
  const specs = Object.fromEntries(specKeys.map((key) => [key, readSpecs(field(root, key))]));
  const nameReference = items(field(root, 'nameReference')).map((reference) => ({
    target: readSpec(reference),
    fields: readSpecs(field(reference, 'fieldSpecs')),
  }));
  return { ...noConfiguration, ...specs, nameReference };
}

/** A list of fields in a file, or in a kustomization's `labels`. */
export function readSpecs(list: Value | undefined): readonly FieldSpec[] {
  return items(list).map(readSpec);
}

function readSpec(node: Value): FieldSpec {
  const [path = '', group = '', version = '', kind = ''] = ['path', 'group', 'version', 'kind'].map((key) => text(field(node, key)));
  return { path, group, version, kind, create: isOn(node, 'create') };
}

export function merged(one: Configuration, other: Configuration): Configuration {
  if (one === noConfiguration) return other;
  if (other === noConfiguration) return one;
  const specs = Object.fromEntries(specKeys.map((key) => [key, unite(one[key], other[key])]));
  return { ...one, ...specs, nameReference: unite(one.nameReference, other.nameReference) };
}

/** Both lists, each entry once: the same base may be there several times. */
function unite<T>(one: readonly T[], other: readonly T[]): readonly T[] {
  const known = new Set(one.map((entry) => JSON.stringify(entry)));
  return [...one, ...other.filter((entry) => !known.has(JSON.stringify(entry)))];
}

/** All references, those to kinds of the defaults as parts of theirs. */
export function allReferences({ nameReference }: Configuration): readonly NameReference[] {
  return nameReference.length === 0 ? nameReferences : [...nameReferences, ...nameReference];
}
