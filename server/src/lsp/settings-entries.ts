/** Settings that hold many entries: one that is broken does not take the others with it. */
import * as v from 'valibot';
import { pathProblem } from '../answers/applications.ts';
import type { ApplicationEntry } from '../answers/applications.ts';
import { targetLevels } from '../answers/target.ts';
import type { TargetLevel } from '../answers/target.ts';
import { isRuleName, ruleChoices } from '../rules/given.ts';
import type { RuleChoice } from '../rules/given.ts';
import { optionProblem } from '../rules/given.ts';
import type { GivenOptions } from '../rules/given.ts';
import { isPlainGlob } from '../files/glob.ts';
import { english, say, translated } from '../texts/texts.ts';

/** Takes in what is wrong, as sentences. */
export type Problems = string[];

const choiceSchema = v.picklist(ruleChoices);

export function readRules(raw: unknown, name: string, problems: Problems): Readonly<Record<string, RuleChoice>> {
  const rules: Record<string, RuleChoice> = {};
  for (const [id, value] of entriesOf(raw, name, english`an object of rule ids`, problems)) {
    const parsed = v.safeParse(choiceSchema, value);
    if (parsed.success) rules[id] = parsed.output;
    else problems.push(say`${name}: "${id}" must be one of ${ruleChoices.join(', ')}. It is left out.`);
  }
  return rules;
}

export function readRuleOptions(raw: unknown, name: string, problems: Problems): GivenOptions {
  const rules: Record<string, Readonly<Record<string, unknown>>> = {};
  for (const [id, value] of entriesOf(raw, name, english`an object of rule ids`, problems)) {
    if (!isRuleName(id)) {
      problems.push(say`${name}: there is no rule "${id}". It is left out.`);
      continue;
    }
    const options: Record<string, unknown> = {};
    for (const [option, given] of entriesOf(value, `${name}.${id}`, english`an object of options`, problems)) {
      const problem = optionProblem(id, option, given);
      if (problem === undefined) options[option] = given;
      else problems.push(say`${name}.${id}: "${option}" ${problem}. It is left out.`);
    }
    rules[id] = options;
  }
  return rules;
}

export function readApplications(raw: unknown, name: string, problems: Problems): readonly ApplicationEntry[] {
  if (raw === undefined || raw === null) return [];
  if (!Array.isArray(raw)) {
    problems.push(say`${name}: expected a list. The default is used: [].`);
    return [];
  }
  return raw.flatMap((entry: unknown, index): ApplicationEntry[] => {
    const fault = faultOf(entry);
    if (fault === undefined && isObject(entry) && typeof entry['path'] === 'string') {
      const { path, name } = entry;
      const targetLevel = targetIn(entry);
      return [{ path, ...(typeof name === 'string' ? { name } : {}), ...(targetLevel === undefined ? {} : { targetLevel }) }];
    }
    problems.push(say`${name}: entry ${String(index + 1)} ${fault ?? say`must have a "path"`}. It is left out.`);
    return [];
  });
}

/** Those that can be matched in a time that nobody can draw out: a folder may bring its own settings along. */
export function readPatterns(patterns: readonly string[], name: string, problems: Problems): readonly string[] {
  return patterns.filter((pattern) => {
    const isPlain = isPlainGlob(pattern);
    if (!isPlain) problems.push(say`${name}: "${pattern}" is not made of names, \`*\`, \`?\`, \`**\` and \`{a,b}\`. It is left out.`);
    return isPlain;
  });
}

function faultOf(entry: unknown): string | undefined {
  if (!isObject(entry) || typeof entry['path'] !== 'string') return say`must have a "path"`;
  const { name } = entry as { readonly name?: unknown };
  if (name !== undefined && (typeof name !== 'string' || name.trim() === '')) return say`must have a text as its "name", or none`;
  if (entry['targetLevel'] !== undefined && targetIn(entry) === undefined)
    return say`must have 1 to 5 or "auto" as its "targetLevel", or none`;
  const problem = pathProblem(entry['path']);
  return problem === undefined ? undefined : say`has a "path" that ${problem}`;
}

function targetIn({ targetLevel }: Readonly<Record<string, unknown>>): TargetLevel | undefined {
  return targetLevels.find((one) => one === targetLevel);
}

function entriesOf(raw: unknown, name: string, expected: string, problems: Problems): readonly (readonly [string, unknown])[] {
  if (raw === undefined || raw === null) return [];
  if (isObject(raw)) return Object.entries(raw);
  problems.push(say`${name}: expected ${translated(expected)}. The default is used: {}.`);
  return [];
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
