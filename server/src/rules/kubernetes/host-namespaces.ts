/** What the rules about sharing namespaces of the node have in common. */
import type { Workload } from '../../facts/kubernetes/types.ts';
import { child } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { met, notApplicable, unknown, unmet } from '../rule.ts';
import type { Outcome } from '../rule.ts';
import { describeObject } from './describe.ts';

export type HostField = 'hostNetwork' | 'hostPID' | 'hostIPC' | 'shareProcessNamespace';

/** Unmet where the field is true; a workload that does not mention it was not tempted. */
export function flagOutcome({ object, podSpec }: Workload, field: HostField, does: string): Outcome {
  const flag = child(podSpec, field);
  if (flag === undefined) return notApplicable;
  if (flag.kind !== 'scalar') return unknown;
  if (flag.value !== true) return met;
  return unmet({ start: flag.start, end: flag.end, message: say`${describeObject(object)} ${does}.` });
}
