/** What one rule says of one subject. */
import type { SubjectKind, SubjectTypes } from '../facts/types.ts';
import { isCertain } from '../rules/certainty.ts';
import type { Problem, Rule, RuleContext } from '../rules/rule.ts';
import { suppressionOf } from '../rules/suppress.ts';
import { counterpartsOf } from './counterparts.ts';
import type { JudgedSubject } from './counterparts.ts';
import type { Project } from './project.ts';

export type Verdict =
  | { readonly state: 'met' | 'unknown' | 'not-applicable' | 'accepted' }
  | { readonly state: 'unmet'; readonly problems: readonly Problem[] };

/** What a rule says of a subject as charts and kustomizations yield it: missed when any of them misses it. */
export function judgeApplied(rule: Rule, written: JudgedSubject, project: Project): Verdict {
  const verdicts = counterpartsOf(project, written).map(({ uri, placed, subject }) =>
    judge(rule, subject, project.engine.contextOf(rule, uri, placed.unit)),
  );
  const [first] = verdicts;
  if (!first) return { state: 'not-applicable' };
  const missed = verdicts.find(({ state }) => state === 'unmet');
  return missed ?? verdicts.find(({ state }) => state !== 'not-applicable') ?? first;
}

/** As the engine judges: what a template may leave out proves nothing, and what a comment accepts is not missed. */
export function judge(rule: Rule, subject: SubjectTypes[SubjectKind], context: RuleContext): Verdict {
  const outcome = rule.check(subject, context);
  if (outcome.state !== 'unmet') return outcome;
  const certain = outcome.problems.filter((problem) => isCertain(rule.subject, subject, problem, context.unit));
  if (certain.length === 0) return { state: 'unknown' };
  const open = certain.filter((problem) => !suppressionOf(rule.id, problem, context.suppressions));
  return open.length === 0 ? { state: 'accepted' } : { state: 'unmet', problems: open };
}
