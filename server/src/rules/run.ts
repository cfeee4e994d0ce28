/** Runs rules over the subjects of a unit. */
import type { SubjectKind, Subjects, SubjectTypes } from '../facts/types.ts';
import { isCertain } from './certainty.ts';
import type { Finding, Tally, UnitResult } from './finding.ts';
import type { Rule, RuleContext } from './rule.ts';
import { suppressionOf } from './suppress.ts';

/** What rules came to, to be put together with what others did. */
export interface Part {
  readonly findings: readonly Finding[];
  readonly tallies: readonly (readonly [rule: string, tally: Tally])[];
}

export type ContextOf = (rule: Rule) => RuleContext;

/** Rules by what they look at: each unit holds few kinds of subjects. */
export type RulesBySubject = ReadonlyMap<SubjectKind, readonly Rule[]>;

export function bySubject(rules: Iterable<Rule>): RulesBySubject {
  const groups = new Map<SubjectKind, Rule[]>();
  for (const rule of rules) {
    const group = groups.get(rule.subject);
    if (group) group.push(rule);
    else groups.set(rule.subject, [rule]);
  }
  return groups;
}

/** Runs all of these rules. */
export function runAll(rules: RulesBySubject, all: Subjects, contextOf: ContextOf): Part {
  const findings: Finding[] = [];
  const tallies: [string, Tally][] = [];
  for (const [kind, group] of rules) {
    const subjects: readonly SubjectTypes[SubjectKind][] | undefined = all[kind];
    if (!subjects || subjects.length === 0) continue;
    for (const rule of group) {
      const tally = run(rule, subjects, contextOf(rule), findings);
      if (tally.met + tally.unmet + tally.unknown + tally.accepted > 0) tallies.push([rule.id, tally]);
    }
  }
  return { findings, tallies };
}

/** The parts as one result, findings in the order of their places. */
export function merge(parts: readonly Part[]): UnitResult {
  const findings = parts.flatMap((part) => part.findings).sort(byPlace);
  return { findings, tallies: new Map(parts.flatMap((part) => part.tallies)) };
}

function run(rule: Rule, subjects: readonly SubjectTypes[SubjectKind][], context: RuleContext, findings: Finding[]): Tally {
  const tally = { met: 0, unmet: 0, unknown: 0, accepted: 0 };
  for (const subject of subjects) {
    const outcome = rule.check(subject, context);
    if (outcome.state === 'met') tally.met++;
    else if (outcome.state === 'unknown') tally.unknown++;
    if (outcome.state !== 'unmet') continue;
    const certain = outcome.problems.filter((problem) => isCertain(rule.subject, subject, problem, context.unit));
    if (certain.length === 0) {
      tally.unknown++;
      continue;
    }
    const found = certain.map((problem) => ({
      rule,
      subject,
      problem,
      unit: context.unit,
      suppression: suppressionOf(rule.id, problem, context.suppressions),
    }));
    findings.push(...found);
    if (found.every(({ suppression }) => suppression !== undefined)) tally.accepted++;
    else tally.unmet++;
  }
  return tally;
}

/** What stands at one place is in the order of rules, whichever ran first. */
function byPlace(a: Finding, b: Finding): number {
  return a.problem.start - b.problem.start || (a.rule.id < b.rule.id ? -1 : Number(a.rule.id > b.rule.id));
}
