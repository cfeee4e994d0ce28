/** What the rules about image tags share. */
import type { Container } from '../../facts/kubernetes/types.ts';
import { parseImage } from '../../facts/image.ts';
import type { ImageReference } from '../../facts/image.ts';
import { at, child } from '../../syntax/tree.ts';
import type { ScalarNode, Span } from '../../syntax/tree.ts';
import type { RuleContext } from '../rule.ts';

export interface ContainerImage {
  readonly node: ScalarNode;
  readonly reference: ImageReference;
}

/** The image of a container; 'unknown' when the text does not name it or something gives it another tag later, undefined when there is none. */
export function imageOf(container: Container, { workspace }: RuleContext): ContainerImage | 'unknown' | undefined {
  const node = child(container.node, 'image');
  if (node === undefined) return undefined;
  if (node.kind !== 'scalar') return 'unknown';
  const reference = parseImage(node.text);
  if (!reference || isReplacedLater(container, reference)) return 'unknown';
  if (workspace.imageIsSetElsewhere(reference.repository)) return 'unknown';
  return workspace.patchMentions(container.workload.object, 'image') ? 'unknown' : { node, reference };
}

/** Istio puts its proxy in for `auto`; OpenShift's image triggers put in what was built. */
function isReplacedLater({ workload }: Container, { repository }: ImageReference): boolean {
  const { object } = workload;
  if (repository === 'auto') return true;
  return at(object.node, 'metadata', 'annotations', 'image.openshift.io/triggers') !== undefined || object.group === 'apps.openshift.io';
}

/** The name that clients make of a short one: `nginx` is `docker.io/library/nginx`. */
export function fullNameOf({ registry, repository }: ImageReference): string {
  const hub = registry === undefined || registry === 'docker.io' || registry === 'index.docker.io' || registry === 'registry-1.docker.io';
  if (!hub) return repository;
  const path = registry === undefined ? repository : repository.slice(registry.length + 1);
  return `docker.io/${path.includes('/') ? path : `library/${path}`}`;
}

/** Whether a full name is a repository, or below a registry or path, that users gave: `ghcr.io/team`, `*.azurecr.io`. */
export function isBelow(name: string, given: string): boolean {
  const place = given.endsWith('/') ? given.slice(0, -1) : given.endsWith('/*') ? given.slice(0, -2) : given;
  if (!place.startsWith('*.')) return name.startsWith(place) && (name.length === place.length || name[place.length] === '/');
  const [suffix, path] = cut(place.slice(1));
  const [host, rest] = cut(name);
  return host.endsWith(suffix) && host.length > suffix.length && (path === '' || rest === path || rest.startsWith(`${path}/`));
}

/** The host and what follows it. */
function cut(name: string): readonly [string, string] {
  const slash = name.indexOf('/');
  return slash < 0 ? [name, ''] : [name.slice(0, slash), name.slice(slash + 1)];
}

/** A part of a scalar's text as a span; the whole scalar where its text is not as written (escapes, several lines). */
export function spanWithin(node: ScalarNode, from: number, to: number): Span {
  const margin = node.style === 'plain' ? 0 : 1;
  const asWritten =
    node.end - node.start === node.text.length + 2 * margin && (margin === 0 || node.style === 'single' || node.style === 'double');
  return asWritten ? { start: node.start + margin + from, end: node.start + margin + to } : { start: node.start, end: node.end };
}
