/** The smallest thing to look at. */
import type { KubernetesObject, Workload } from '../../facts/kubernetes/types.ts';
import { child, entryOf } from '../../syntax/tree.ts';
import type { Lookup, Span } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import type { WorkspaceView } from '../../workspace/view.ts';

/** The deepest key of the path that the object has, else its name. */
export function keyPlace({ node, anchor }: KubernetesObject, ...path: readonly string[]): Span {
  let place: Span = anchor;
  let current: Lookup = node;
  for (const key of path) {
    const entry = current?.kind === 'map' ? entryOf(current, key) : undefined;
    if (!entry) break;
    place = entry.key;
    current = child(current, key);
  }
  return { start: place.start, end: place.end };
}

/** The deepest key of the path behind `spec`, else the object's name: for what is missing below `spec`. */
export function specPlace(object: KubernetesObject, ...path: readonly string[]): Span {
  const spec = child(object.node, 'spec');
  const [first] = path;
  const held = first !== undefined && spec?.kind === 'map' && entryOf(spec, first) !== undefined;
  return held ? keyPlace(object, 'spec', ...path) : { start: object.anchor.start, end: object.anchor.end };
}

/** The deepest key of the path that the Pod has, else the workload's name. */
export function podPlace({ podSpec, object }: Workload, ...path: readonly string[]): Span {
  let place: Span = object.anchor;
  let current = podSpec;
  for (const key of path) {
    const entry = current?.kind === 'map' ? entryOf(current, key) : undefined;
    if (!entry) break;
    place = entry.key;
    current = child(current, key);
  }
  return { start: place.start, end: place.end };
}

/** Where a value stands. */
export function spanOf({ start, end }: Span): Span {
  return { start, end };
}

/** What is applied together, as the end of a sentence. */
export function scopePhrase(uri: string, workspace: WorkspaceView): string {
  return { chart: say`in this chart`, kustomization: say`in this kustomization`, folder: say`in this folder` }[workspace.scopeOf(uri).kind];
}
