/** What a new object takes over from the workload that it is for. */
import type { Workload } from '../../facts/kubernetes/types.ts';
import { at, stringMapOf } from '../../syntax/tree.ts';
import type { NewMap } from '../edits/value.ts';

/** The labels by which the Pods of a workload are told from all others; undefined when they are not known or there are none. */
export function ownLabels({ object, podLabels }: Workload): NewMap | undefined {
  const selector = object.kind === 'Pod' ? undefined : stringMapOf(at(object.node, 'spec', 'selector', 'matchLabels'));
  // A selector that misses the Pods of its own workload says nothing about them.
  const fits =
    selector !== undefined && selector.size > 0 && (!podLabels || [...selector].every(([key, value]) => podLabels.get(key) === value));
  const labels = fits ? selector : podLabels;
  return labels && labels.size > 0 ? Object.fromEntries(labels) : undefined;
}

/** The same name and namespace; undefined when either is not known. */
export function metadataLike({ object }: Workload): NewMap | undefined {
  if (object.name === undefined || object.namespace.state === 'unknown') return undefined;
  return { name: object.name, ...(object.namespace.state === 'known' ? { namespace: object.namespace.value } : {}) };
}
