/** What the answers file sets for rules. */
import { isRuleName, optionNamesOf, optionProblem, ruleChoices } from '../rules/given.ts';
import type { GivenOptions, RuleChoice, RuleChoices } from '../rules/given.ts';
import { allRules } from '../rules/index.ts';
import { resolve } from '../syntax/tree.ts';
import type { Entry, ScalarNode, SyntaxNode } from '../syntax/tree.ts';
import { say } from '../texts/texts.ts';
import { nearest } from './nearest.ts';
import { errorAt, isNothing, meant, placeOf, shapeErrorAt } from './problems.ts';
import type { Add } from './problems.ts';

export function readChoices({ key, value }: Entry, add: Add): RuleChoices {
  const map = resolve(value);
  if (isNothing(map)) return {};
  if (map.kind !== 'map') {
    add(shapeErrorAt(key, say`Below \`rules:\` stand the ids of rules, each with what it does: \`off\`, \`on\` or a severity.`));
    return {};
  }
  return Object.fromEntries(
    map.entries.flatMap(({ key: rule, value: given }): (readonly [string, RuleChoice])[] => {
      const node = resolve(given);
      const choice = node.kind === 'scalar' ? choiceOf(node.text) : undefined;
      if (!choice) add(shapeErrorAt(placeOf(node, rule), say`A rule is one of ${ruleChoices.join(', ')}.`));
      return isRule(rule, add) && choice ? [[rule.text, choice]] : [];
    }),
  );
}

/** Readers of YAML 1.1 take `on` and `off` for truth values, and so do people. */
function choiceOf(text: string): RuleChoice | undefined {
  const word = text === 'true' ? 'on' : text === 'false' ? 'off' : text;
  return ruleChoices.find((choice) => choice === word);
}

export function isRule(rule: ScalarNode, add: Add): boolean {
  if (isRuleName(rule.text)) return true;
  add(
    errorAt(
      rule,
      say`There is no rule "${rule.text}".${meant(
        nearest(
          rule.text,
          allRules.map(({ id }) => id),
        ),
      )}`,
    ),
  );
  return false;
}

export function readOptions({ key, value }: Entry, add: Add): GivenOptions {
  const map = resolve(value);
  if (isNothing(map)) return {};
  if (map.kind !== 'map') {
    add(shapeErrorAt(key, say`Below \`ruleOptions:\` stand the ids of rules, and below each its options.`));
    return {};
  }
  return Object.fromEntries(
    map.entries.flatMap(({ key: rule, value: given }) => {
      const options = resolve(given);
      const known = isRule(rule, add);
      if (options.kind !== 'map') {
        const names = known ? optionNamesOf(rule.text).join(', ') : '';
        add(shapeErrorAt(rule, say`Below "${rule.text}" stand its options${names === '' ? '' : `: ${names}`}.`));
        return [];
      }
      return known ? [[rule.text, readValues(rule.text, options.entries, add)]] : [];
    }),
  );
}

function readValues(rule: string, entries: readonly Entry[], add: Add): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    entries.flatMap(({ key, value }) => {
      const plain = plainValue(value);
      const problem = optionProblem(rule, key.text, plain);
      if (problem === undefined) return [[key.text, plain]];
      add(errorAt(key, `"${key.text}" ${problem}.${meant(nearest(key.text, optionNamesOf(rule)))}`));
      return [];
    }),
  );
}

export function plainValue(node: SyntaxNode): unknown {
  const value = resolve(node);
  if (value.kind === 'scalar') return value.value;
  return value.kind === 'sequence' ? value.items.map(plainValue) : undefined;
}
