/** Rules that asked the same about other files, kept together with what they came to: a change runs only those again that asked about it. */
import type { Subjects } from '../facts/types.ts';
import type { Asked } from '../workspace/facets.ts';
import type { TrackedView } from '../workspace/tracked-view.ts';
import type { Finding } from './finding.ts';
import { byPlace, emptyPart, runOne } from './run.ts';
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

/** Findings of a unit after some of its groups were run again, and these groups. */
export interface Renewal {
  readonly findings: readonly Finding[];
  readonly groups: readonly Group[];
}

/** Puts what was found again in the place of what was found before; the same list, of the same findings, where nothing is otherwise. */
export function renew(all: readonly Finding[], before: readonly Group[], after: readonly Group[]): Renewal {
  const old = before.flatMap(({ findings }) => findings);
  const now = after.flatMap(({ findings }) => findings);
  if (old.length === now.length && old.every((finding, index) => isSame(finding, now[index]))) {
    const former = new Map(now.map((finding, index) => [finding, old[index] ?? finding]));
    return { findings: all, groups: after.map((group) => ({ ...group, findings: group.findings.map((one) => former.get(one) ?? one) })) };
  }
  const gone = new Set(old);
  const kept = all.filter((finding) => !gone.has(finding));
  return { findings: now.length === 0 ? kept : [...kept, ...now].sort(byPlace), groups: after };
}

/** What stands at other places too may have moved there. */
function isSame(a: Finding, b: Finding | undefined): boolean {
  if (a.rule !== b?.rule || a.subject !== b.subject || a.suppression !== b.suppression) return false;
  const { problem: one } = a;
  const { problem: other } = b;
  const alone = one.related === undefined && other.related === undefined;
  return alone && one.start === other.start && one.end === other.end && one.message === other.message;
}

/** Whether nothing was asked but this. */
export function askedOnly(groups: readonly Group[], known: Asked): boolean {
  return groups.every(({ asked }) => asked.every((slot) => known.includes(slot)));
}

/** Everything that any of them asked. */
export function askedByAll(groups: readonly Group[]): Asked {
  const all = new Set<number>();
  for (const { asked } of groups) for (const slot of asked) all.add(slot);
  return Uint16Array.from(all);
}
