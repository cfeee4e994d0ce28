/** What the answers file says of rules that the workspace brings along, once these are known. */
import { organisationRuleId } from '../rules/given.ts';
import { problemWith } from '../rules/options.ts';
import type { Rule } from '../rules/rule.ts';
import { resolve } from '../syntax/tree.ts';
import type { Entry } from '../syntax/tree.ts';
import { say } from '../texts/texts.ts';
import { nearest } from './nearest.ts';
import { errorAt, meant } from './problems.ts';
import type { Add } from './problems.ts';
import { plainValue } from './read-rules.ts';

const fields = ['rules', 'ruleOptions', 'ruleExclude'];

export function checkOwnRules(top: readonly Entry[], rules: readonly Rule[], add: Add): void {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  for (const { key: field, value } of top) {
    const map = resolve(value);
    if (!fields.includes(field.text) || map.kind !== 'map') continue;
    for (const { key, value: given } of map.entries) {
      if (!organisationRuleId.test(key.text)) continue;
      const rule = byId.get(key.text);
      if (!rule) add(errorAt(key, say`No rule file of this workspace has a rule "${key.text}".${meant(nearest(key.text, byId.keys()))}`));
      else if (field.text === 'ruleOptions') checkOptions(rule, given, add);
    }
  }
}

function checkOptions({ id, options = {} }: Rule, given: Entry['value'], add: Add): void {
  const map = resolve(given);
  if (map.kind !== 'map') return;
  for (const { key, value } of map.entries) {
    const option = Object.entries(options).find(([name]) => name === key.text)?.[1];
    const problem = option ? problemWith(option, plainValue(value)) : say`is no option of "${id}"`;
    if (problem !== undefined)
      add(errorAt(key, `"${key.text}" ${problem}.${option ? '' : meant(nearest(key.text, Object.keys(options)))}`));
  }
}
