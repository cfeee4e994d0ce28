/** Which objects a patch or a replacement is for. */
import { say } from '../../texts/texts.ts';
import { matcher } from './pattern.ts';
import { effectiveNamespace, groupVersion } from './resource.ts';
import type { GroupVersionKind, Resource } from './resource.ts';
import { field, path, text } from './value.ts';
import type { Value } from './value.ts';

type Test = (text: string) => boolean;

export interface Selector {
  matchesKind(id: GroupVersionKind): boolean;
  readonly name: Test;
  readonly namespace: Test;
  readonly labels: Requirements;
  readonly annotations: Requirements;
  /** Says nothing of kind, name and namespace. */
  readonly unnamed: boolean;
  /** Says nothing of labels and annotations. */
  readonly unlabelled: boolean;
}

type Requirements = (pairs: ReadonlyMap<string, string>) => boolean;

export class SelectorError extends Error {}

/** Reads a `target` or a `select`; throws for patterns and requirements that cannot be tried. */
export function readSelector(node: Value | undefined): Selector {
  const [group, version, kind, name, namespace] = ['group', 'version', 'kind', 'name', 'namespace'].map(
    (key) => text(field(node, key)) ?? '',
  );
  const [labels, annotations] = ['labelSelector', 'annotationSelector'].map((key) => text(field(node, key)) ?? '');
  const tests = [test(group), test(version), test(kind)] as const;
  return {
    matchesKind: (id) => tests[0](id.group) && tests[1](id.version) && tests[2](id.kind),
    name: test(name),
    namespace: test(namespace),
    labels: readRequirements(labels ?? ''),
    annotations: readRequirements(annotations ?? ''),
    unnamed: [group, version, kind, name, namespace].every((part) => !part),
    unlabelled: !labels && !annotations,
  };
}

function test(pattern: string | undefined): Test {
  return pattern ? matcher(pattern) : () => true;
}

/** The objects that a patch's target means, by their names of today or of the beginning. */
export function select(resources: readonly Resource[], selector: Selector): readonly Resource[] {
  return resources.filter((resource) => {
    const { id, originalId } = resource;
    return (
      selector.matchesKind(id) &&
      (selector.name(originalId.name) || selector.name(id.name)) &&
      (selector.namespace(effectiveNamespace(originalId)) || selector.namespace(effectiveNamespace(id))) &&
      matchesMetadata(resource, selector)
    );
  });
}

export function matchesMetadata({ root }: Resource, { labels, annotations }: Selector): boolean {
  return labels(pairsOf(path(root, 'metadata', 'labels'))) && annotations(pairsOf(path(root, 'metadata', 'annotations')));
}

function pairsOf(map: Value | undefined): ReadonlyMap<string, string> {
  return new Map(map?.kind === 'map' ? map.fields.map(({ name, value }) => [name.text, value.kind === 'scalar' ? value.text : '']) : []);
}

const setBased = /^(!?)\s*([^\s!=,()<>]+)\s*(?:(in|notin)\s*\(([^()]*)\)|(==|=|!=|>|<)\s*([^\s,()=]*))?$/;

/** `app=shop, tier in (a, b), !legacy`. */
export function readRequirements(selector: string): Requirements {
  if (selector.trim() === '') return () => true;
  const requirements = selector
    .split(/,(?![^()]*\))/)
    .map((part) => part.trim())
    .map((part): Requirements => {
      const match = setBased.exec(part);
      if (!match) throw new SelectorError(say`${part} is no requirement of a selector`);
      const [, not, key = '', operator, values = '', comparison, value = ''] = match;
      if (operator) {
        const list = new Set(values.split(',').map((item) => item.trim()));
        return operator === 'in' ? (pairs) => list.has(pairs.get(key) ?? '\n') : (pairs) => !list.has(pairs.get(key) ?? '\n');
      }
      if (comparison === '=' || comparison === '==') return (pairs) => pairs.get(key) === value;
      if (comparison === '!=') return (pairs) => pairs.get(key) !== value;
      if (comparison)
        return (pairs) =>
          pairs.has(key) && (comparison === '>' ? Number(pairs.get(key)) > Number(value) : Number(pairs.get(key)) < Number(value));
      return not ? (pairs) => !pairs.has(key) : (pairs) => pairs.has(key);
    });
  return (pairs) => requirements.every((requirement) => requirement(pairs));
}

/** The id that a replacement's source names: no patterns, and empty parts mean any. */
export function readSource(node: Value | undefined): Partial<GroupVersionKind> & { readonly name: string; readonly namespace: string } {
  const version = groupVersion(text(field(node, 'apiVersion')) ?? '');
  return {
    group: text(field(node, 'group')) ?? version.group,
    version: text(field(node, 'version')) ?? version.version,
    kind: text(field(node, 'kind')) ?? '',
    name: text(field(node, 'name')) ?? '',
    namespace: text(field(node, 'namespace')) ?? '',
  };
}
