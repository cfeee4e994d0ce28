/** Runs rules over the subjects of a unit. */
import type { SubjectKind, Subjects, SubjectTypes } from '../facts/types.ts';
import { isCertain } from './certainty.ts';
import { tallyOf } from './finding.ts';
import type { Finding, Tallies, Tally, UnitResult } from './finding.ts';
import { notApplicable } from './rule.ts';
import type { Outcome, Rule, RuleContext } from './rule.ts';
import { suppressionOf } from './suppress.ts';

/** What rules came to, to be put together with what others did. */
export interface Part {
  readonly findings: readonly Finding[];
  /** The ids of the rules that judged anything, and what each came to, at the same place of both lists. */
  readonly ids: readonly string[];
  readonly tallies: readonly Tally[];
}

/** A part while rules are run. */
export interface GrowingPart extends Part {
  readonly findings: Finding[];
  readonly ids: string[];
  readonly tallies: Tally[];
}

/** A rule as it is run: rules are hundreds of shapes to the engine below, and each look into one of those takes longer than most checks. */
export class Judge {
  readonly rule: Rule;
  readonly id: string;
  readonly subject: SubjectKind;
  readonly check: Rule['check'];
  readonly hasOptions: boolean;

  constructor(rule: Rule) {
    this.rule = rule;
    this.id = rule.id;
    this.subject = rule.subject;
    this.check = rule.check.bind(rule);
    this.hasOptions = rule.options !== undefined;
  }
}

export type ContextOf = (judge: Judge) => RuleContext;

/** By what they look at: each unit holds few kinds of subjects. */
export type JudgesBySubject = ReadonlyMap<SubjectKind, readonly Judge[]>;

export function bySubject(rules: readonly Rule[]): JudgesBySubject {
  const groups = new Map<SubjectKind, Judge[]>();
  for (const rule of rules) {
    const group = groups.get(rule.subject);
    if (group) group.push(new Judge(rule));
    else groups.set(rule.subject, [new Judge(rule)]);
  }
  return groups;
}

/** A unit to be judged, and what comes of it. */
export interface Job {
  readonly subjects: Subjects;
  readonly contextOf: ContextOf;
  readonly part: GrowingPart;
}

/** Runs all of these rules, each on all units before the next: the code of all rules together is more than a processor has at hand. */
export function runAll(judges: JudgesBySubject, jobs: readonly Job[]): void {
  for (const [kind, group] of judges) {
    const visits = visitsOf(jobs, kind);
    if (visits.length > 0) for (const judge of group) runOn(visits, judge);
  }
}

function runOn(visits: readonly Visit[], judge: Judge): void {
  for (const { subjects, contextOf, part } of visits) run(judge, subjects, contextOf(judge), part);
}

interface Visit extends Omit<Job, 'subjects'> {
  readonly subjects: readonly SubjectTypes[SubjectKind][];
}

function visitsOf(jobs: readonly Job[], kind: SubjectKind): readonly Visit[] {
  const visits: Visit[] = [];
  for (const { subjects, contextOf, part } of jobs) {
    const ofKind = subjects[kind];
    if (ofKind && ofKind.length > 0) visits.push({ subjects: ofKind, contextOf, part });
  }
  return visits;
}

/** Runs one rule. */
export function runOne(judge: Judge, all: Subjects, contextOf: ContextOf): Part {
  const part = emptyPart();
  run(judge, all[judge.subject] ?? [], contextOf(judge), part);
  return part;
}

export function emptyPart(): GrowingPart {
  return { findings: [], ids: [], tallies: [] };
}

/** The parts as one result, findings in the order of their places; `known` are these findings where they were put in order before. */
export function merge(parts: readonly Part[], known?: readonly Finding[]): UnitResult {
  return new Merged(known ?? parts.flatMap((part) => part.findings).sort(byPlace), parts);
}

/** Tallies are put together when somebody asks: while people type, only findings are shown. */
class Merged implements UnitResult {
  readonly findings: readonly Finding[];
  #parts: readonly Part[];
  #tallies: Tallies | undefined;

  constructor(findings: readonly Finding[], parts: readonly Part[]) {
    this.findings = findings;
    this.#parts = parts;
  }

  get tallies(): Tallies {
    if (this.#tallies) return this.#tallies;
    this.#tallies = this.#merged();
    this.#parts = [];
    return this.#tallies;
  }

  #merged(): Tallies {
    const all = new Map<string, Tally>();
    for (const { ids, tallies } of this.#parts) {
      for (const [index, tally] of tallies.entries()) all.set(ids[index] ?? '', tally);
    }
    return all;
  }
}

// Most rules find nothing to judge in most subjects: those must cost next to nothing.
function run(judge: Judge, subjects: readonly SubjectTypes[SubjectKind][], context: RuleContext, part: GrowingPart): void {
  let met = 0;
  let unmet = 0;
  let unknown = 0;
  let accepted = 0;
  for (const subject of subjects) {
    const outcome = judge.check(subject, context);
    if (outcome === notApplicable) continue;
    switch (outcome.state) {
      case 'met':
        met++;
        break;
      case 'unknown':
        unknown++;
        break;
      case 'unmet': {
        const verdict = take(judge.rule, subject, outcome, context, part);
        if (verdict === 'unmet') unmet++;
        else if (verdict === 'accepted') accepted++;
        else unknown++;
        break;
      }
      case 'not-applicable':
        break;
    }
  }
  if (met + unmet + unknown + accepted === 0) return;
  part.ids.push(judge.id);
  part.tallies.push(tallyOf(met, unmet, unknown, accepted));
}

/** Adds the findings of a subject, and says what it counts as. */
function take(
  rule: Rule,
  subject: SubjectTypes[SubjectKind],
  { problems }: Extract<Outcome, { state: 'unmet' }>,
  { unit, suppressions }: RuleContext,
  { findings }: GrowingPart,
): 'unmet' | 'accepted' | 'unknown' {
  let found = 0;
  let suppressed = 0;
  for (const problem of problems) {
    if (!isCertain(rule.subject, subject, problem, unit)) continue;
    const suppression = suppressionOf(rule.id, problem, suppressions);
    findings.push({ rule, subject, problem, unit, suppression });
    found++;
    if (suppression) suppressed++;
  }
  if (found === 0) return 'unknown';
  return suppressed === found ? 'accepted' : 'unmet';
}

/** What stands at one place is in the order of rules, whichever ran first. */
export function byPlace(a: Finding, b: Finding): number {
  return a.problem.start - b.problem.start || (a.rule.id < b.rule.id ? -1 : Number(a.rule.id > b.rule.id));
}
