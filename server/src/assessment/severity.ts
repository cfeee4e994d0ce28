/** How loud a finding is, so that opinions about far levels stay out of the way. */
import type { Level } from '../model/types.ts';
import type { Rule } from '../rules/rule.ts';

export type Severity = 'error' | 'warning' | 'hint' | 'none';

/** Broken configuration is an error at any level; else the distance from the target level decides. */
export function severityOf(rule: Pick<Rule, 'severity'>, level: Level, target: Level): Severity {
  if (rule.severity === 'error') return 'error';
  if (level <= target) return 'warning';
  return level === target + 1 ? 'hint' : 'none';
}
