/** What of a unit decides about those that it is applied with; kept, so that nobody reads a unit again for it. */
import type { Unit } from '../facts/types.ts';
import { definesPodRunner, mayRunPods } from './custom-resources.ts';

export interface UnitTraits {
  readonly workloads: boolean;
  /** Custom resources whose controllers may run Pods. */
  readonly customResources: boolean;
  /** Definitions of custom resources: their controller comes with them, and may run Pods by itself. */
  readonly definitions: boolean;
  /** A build tool's file, which names images that it sets. */
  readonly builds: boolean;
}

const known = new WeakMap<Unit, UnitTraits>();
const shared = new Map<string, UnitTraits>();

export function traitsOf(unit: Unit): UnitTraits {
  const found = known.get(unit);
  if (found) return found;
  const { object, workload } = unit.subjects;
  const traits = same({
    workloads: (workload?.length ?? 0) > 0,
    customResources: object?.some(mayRunPods) === true,
    definitions: object?.some(definesPodRunner) === true,
    builds: object?.some(({ group }) => group === 'skaffold') === true,
  });
  known.set(unit, traits);
  return traits;
}

/** The few that there are, each once. */
function same(traits: UnitTraits): UnitTraits {
  const key = Object.values(traits).join(' ');
  const found = shared.get(key);
  if (found) return found;
  shared.set(key, traits);
  return traits;
}
