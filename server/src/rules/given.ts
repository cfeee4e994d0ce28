/** What people set for rules, checked entry by entry: one that is broken does not take the others with it. */
import { say } from '../texts/texts.ts';
import { ruleById } from './index.ts';
import { newestKubernetesMinor, problemWith } from './options.ts';
import type { Rule } from './rule.ts';

export const ruleChoices = ['off', 'on', 'hint', 'information', 'warning', 'error'] as const;

/** What a setting says of a rule; `on` leaves the severity to the levels. */
export type RuleChoice = (typeof ruleChoices)[number];

export type RuleChoices = Readonly<Record<string, RuleChoice>>;

/** Whether a rule counts in a file at all. */
export function isEnabled(rule: Rule, choice: RuleChoice | undefined): boolean {
  return choice === undefined ? rule.default === 'on' : choice !== 'off';
}

export function choiceIn(choices: RuleChoices, rule: string): RuleChoice | undefined {
  return Object.hasOwn(choices, rule) ? choices[rule] : undefined;
}

/** Values by rule and option. */
export type GivenOptions = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** The ids of rules that an organisation brings along: `acme/team-label`. Ours have no slash. */
export const organisationRuleId = /^[a-z0-9]+(?:-[a-z0-9]+)*\/[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Whether something may be set for a rule of that name. Which of an organisation's rules there are is known only where their files are. */
export function isRuleName(id: string): boolean {
  return ruleById(id) !== undefined || organisationRuleId.test(id);
}

/** What is wrong with one option, as the end of a sentence about it; undefined where it fits. */
export function optionProblem(rule: string, option: string, value: unknown): string | undefined {
  if (organisationRuleId.test(rule)) return undefined;
  const definition = Object.entries(ruleById(rule)?.options ?? {}).find(([name]) => name === option)?.[1];
  return definition ? problemWith(definition, value) : say`is no option of "${rule}"`;
}

export function optionNamesOf(rule: string): readonly string[] {
  return Object.keys(ruleById(rule)?.options ?? {});
}

export const newestKubernetes = 'newest';

/** What a version has to look like, as JSON Schema and people have it. */
export const kubernetesVersionPattern = /^(?:newest|1\.[1-9]\d?)$/;

/** The minor version of `newest` or `1.31`; undefined for all else. */
export function kubernetesMinorOf(version: string): number | undefined {
  if (version === newestKubernetes) return newestKubernetesMinor;
  return kubernetesVersionPattern.test(version) ? Number(version.slice(2)) : undefined;
}
