/** Rules that asked the same about other files, kept together with what they came to: a change runs only those again that asked about it. */
import type { Subjects } from '../facts/types.ts';
import type { Asked } from '../workspace/facets.ts';
import type { TrackedView } from '../workspace/tracked-view.ts';
import { bySubject, runAll } from './run.ts';
import type { ContextOf, Part } from './run.ts';
import type { Finding, Tally } from './finding.ts';
import type { Rule } from './rule.ts';

export interface Group extends Part {
  readonly rules: readonly Rule[];
  readonly asked: Asked;
}

interface Growing extends Group {
  readonly rules: Rule[];
  readonly findings: Finding[];
  readonly tallies: (readonly [string, Tally])[];
}

/** Runs rules one by one over a view that is theirs, and groups them by what each asked. */
export function runInGroups(rules: readonly Rule[], subjects: Subjects, contextOf: ContextOf, view: TrackedView): readonly Group[] {
  const groups = new Map<string, Growing>();
  for (const rule of rules) {
    if ((subjects[rule.subject]?.length ?? 0) === 0) continue;
    view.begin();
    const { findings, tallies } = runAll(bySubject([rule]), subjects, contextOf);
    const { asked } = view;
    const key = asked.join();
    const group = groups.get(key) ?? { rules: [], asked, findings: [], tallies: [] };
    groups.set(key, group);
    group.rules.push(rule);
    group.findings.push(...findings);
    group.tallies.push(...tallies);
  }
  return [...groups.values()];
}

/** Everything that any of them asked. */
export function askedByAll(groups: readonly Group[]): Asked {
  return Uint16Array.from(new Set(groups.flatMap(({ asked }) => [...asked])));
}
