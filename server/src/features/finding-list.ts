/** All open findings of a scope, counted by rule, with the places that somebody asks for. */
import type { PlacedFinding } from '../rules/finding.ts';
import { translated } from '../texts/texts.ts';
import { expectationOf } from './expectation.ts';
import type { FindingList, FindingQuery, RuleCount } from './finding-list-types.ts';
import { placeOf } from './overview.ts';
import type { Place } from './overview-types.ts';
import type { Project } from './project.ts';
import type { Scope } from './scopes.ts';
import { surveyFile } from './survey.ts';

/** More places than this are not sent at once. */
const mostListed = 1000;

/** `uris` are the files to look at, in the order in which they are shown; each step may be followed by a pause. */
export function* listFindings(
  project: Project,
  scope: Scope,
  uris: Iterable<string>,
  query: FindingQuery,
): Generator<undefined, FindingList> {
  const limit = Math.min(query.limit, mostListed);
  const counts = new Map<string, { -readonly [K in keyof RuleCount]: RuleCount[K] }>();
  const places: Place[] = [];
  let total = 0;
  for (const uri of uris) {
    if (!scope.includes(uri)) continue;
    for (const placed of surveyFile(project, uri).open) {
      if (!matches(placed, query)) continue;
      total++;
      const { rule } = placed.finding;
      const known = counts.get(rule.id);
      if (known) known.count++;
      else counts.set(rule.id, countOf(placed));
      if (places.length < limit) places.push(...placeOf(placed, project));
    }
    yield;
  }
  const rules = [...counts.values()].sort((a, b) => a.level - b.level || b.count - a.count || a.title.localeCompare(b.title));
  return { total, target: project.targetOf(scope).level, rules, places };
}

function matches({ finding: { rule } }: PlacedFinding, query: FindingQuery): boolean {
  const { section, level } = expectationOf(rule);
  return (
    (query.rule === undefined || rule.id === query.rule) &&
    (query.section === undefined || section === query.section) &&
    (query.upTo === undefined || level <= query.upTo)
  );
}

function countOf({ finding: { rule } }: PlacedFinding): RuleCount {
  const { level, section, sectionName } = expectationOf(rule);
  return {
    rule: rule.id,
    title: translated(rule.title),
    section,
    sectionName,
    level,
    practice: rule.practice,
    count: 1,
    fixSafety: rule.fixSafety,
  };
}
