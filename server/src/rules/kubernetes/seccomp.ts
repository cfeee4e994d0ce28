/** What the rules about seccomp profiles share. */
import type { Workload } from '../../facts/kubernetes/types.ts';
import { at, isUnknown } from '../../syntax/tree.ts';
import type { Lookup } from '../../syntax/tree.ts';

const type = ['securityContext', 'seccompProfile', 'type'] as const;

export const filters: ReadonlySet<string> = new Set(['RuntimeDefault', 'Localhost']);

/** The type of profile that is written for the Pod or the container itself. */
export function profileOf(holder: Lookup): Lookup {
  return at(holder, ...type);
}

/** An annotation from before the field; clusters before 1.27 still read it. */
export function hasLegacyProfile({ podTemplate }: Workload): boolean {
  const annotations = at(podTemplate, 'metadata', 'annotations');
  if (isUnknown(annotations)) return true;
  if (annotations?.kind !== 'map') return false;
  return (
    annotations.open || annotations.entries.some(({ key }) => /^(?:container\.)?seccomp\.security\.alpha\.kubernetes\.io\//.test(key.text))
  );
}
