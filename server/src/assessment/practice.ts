/** What files show of one practice: the judged subjects of its rules, else its signals. */
import { signalsOf } from '../model/signals.ts';
import type { Practice } from '../model/types.ts';
import type { Tallies, Tally } from '../rules/finding.ts';
import type { Rule } from '../rules/rule.ts';
import type { Evidence } from '../signals/find.ts';
import type { FoundSignal, PracticeAssessment, PracticeStatus } from './types.ts';

/** What files say, of the whole workspace or of a part of it. */
export interface FilesBasis {
  readonly tallies: Tallies;
  readonly rulesOf: ReadonlyMap<string, readonly Rule[]>;
  readonly evidence: Evidence;
  /** Some file shows that AI is used at all. */
  readonly usesAi: boolean;
  /** A practice is met when at least this share of its judged subjects is. */
  readonly practiceMet: number;
}

export function filesBasis(tallies: Tallies, rules: readonly Rule[], evidence: Evidence, practiceMet: number): FilesBasis {
  return { tallies, evidence, rulesOf: byPractice(rules), usesAi: showsAi(evidence), practiceMet };
}

function byPractice(rules: readonly Rule[]): ReadonlyMap<string, readonly Rule[]> {
  const grouped = new Map<string, Rule[]>();
  for (const rule of rules) {
    const list = grouped.get(rule.practice);
    if (list) list.push(rule);
    else grouped.set(rule.practice, [rule]);
  }
  return grouped;
}

export function showsAi(evidence: Evidence): boolean {
  return [...evidence.keys()].some(isAiSignal);
}

const nothing: Tally = { met: 0, unmet: 0, unknown: 0, accepted: 0 };

export function assessPractice(practice: Practice, basis: FilesBasis): PracticeAssessment {
  const sum = { ...nothing, fixable: 0 };
  const rules = basis.rulesOf.get(practice.id) ?? [];
  for (const { id, fixSafety } of rules) {
    const tally = basis.tallies.get(id) ?? nothing;
    sum.met += tally.met;
    sum.unmet += tally.unmet;
    sum.unknown += tally.unknown;
    sum.accepted += tally.accepted;
    if (fixSafety === 'safe') sum.fixable += tally.unmet;
  }
  const signals = foundFor(practice, basis);
  const { id, level, kind } = practice;
  const status = statusOf(practice, sum, signals, basis.practiceMet);
  return { id, level, kind, status, ...sum, blocker: false, rules: rules.map((rule) => rule.id), signals };
}

function foundFor(practice: Practice, { evidence, usesAi }: FilesBasis): readonly FoundSignal[] {
  return signalsOf(practice.id).flatMap((signal) => {
    const count = evidence.get(signal)?.count ?? 0;
    return count > 0 && isEvidenceFor(practice, signal, usesAi) ? [{ id: signal, count }] : [];
  });
}

/** People alone can tell an attested practice; and what serves everything serves AI only where there is some. */
export function isEvidenceFor({ section, kind }: Pick<Practice, 'section' | 'kind'>, signal: string, usesAi: boolean): boolean {
  return kind !== 'attested' && (!section.endsWith('/ai') || usesAi || isAiSignal(signal));
}

function isAiSignal(id: string): boolean {
  return /^ai(?:ops)?-/.test(id);
}

/** Rules with judged subjects decide; where they judged nothing, a signal does. */
function statusOf(practice: Practice, tally: Tally, signals: readonly FoundSignal[], practiceMet: number): PracticeStatus {
  const { met, unmet, unknown, accepted } = tally;
  if (met + unmet > 0) {
    if (met / (met + unmet) >= practiceMet) return 'met';
    return met === 0 ? 'unmet' : 'partly-met';
  }
  if (signals.length > 0) return 'met';
  // Its rules may all be off: then nobody asks for it.
  const onlyRules = practice.kind === 'observed' && signalsOf(practice.id).length === 0;
  return onlyRules && unknown + accepted === 0 ? 'not-applicable' : 'unconfirmed';
}
