/** Rules that asked the same about other files, kept together with what they came to: a change runs only those again that asked about it. */
import type { Subjects } from '../facts/types.ts';
import type { Asked } from '../workspace/facets.ts';
import type { TrackedView } from '../workspace/tracked-view.ts';
import { emptyPart, runOne } from './run.ts';
import type { ContextOf, GrowingPart, Judge, Part } from './run.ts';

export interface Group extends Part {
  readonly judges: readonly Judge[];
  readonly asked: Asked;
}

type Growing = GrowingPart & { readonly judges: Judge[]; readonly asked: Asked };

/** Runs rules one by one over a view that is theirs, and groups them by what each asked. */
export function runInGroups(judges: readonly Judge[], subjects: Subjects, contextOf: ContextOf, view: TrackedView): readonly Group[] {
  const groups = new Map<string, Growing>();
  for (const judge of judges) {
    if ((subjects[judge.subject]?.length ?? 0) === 0) continue;
    view.begin();
    const { findings, ids, tallies } = runOne(judge, subjects, contextOf);
    const { asked } = view;
    const key = asked.join();
    const group = groups.get(key) ?? { ...emptyPart(), judges: [], asked };
    groups.set(key, group);
    group.judges.push(judge);
    group.findings.push(...findings);
    group.ids.push(...ids);
    group.tallies.push(...tallies);
  }
  return [...groups.values()];
}

/** Everything that any of them asked. */
export function askedByAll(groups: readonly Group[]): Asked {
  const all = new Set<number>();
  for (const { asked } of groups) for (const slot of asked) all.add(slot);
  return Uint16Array.from(all);
}
