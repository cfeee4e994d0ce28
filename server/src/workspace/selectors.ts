/** Label selectors, with three outcomes: matches, does not, cannot be told. */
import { at, child, itemsOf, stringMapOf, textOf } from '../syntax/tree.ts';
import type { Lookup } from '../syntax/tree.ts';

export type Match = 'yes' | 'no' | 'unknown';

type Labels = ReadonlyMap<string, string>;

/** A `LabelSelector` (matchLabels, matchExpressions) against labels; an empty selector takes in everything. */
export function matchSelector(selector: Lookup, labels: Labels | undefined): Match {
  if (selector?.kind === 'unknown') return 'unknown';
  const wanted = stringMapOf(child(selector, 'matchLabels'));
  const expressions = itemsOf(at(selector, 'matchExpressions'));
  if (wanted?.size === 0 && expressions.complete && expressions.items.length === 0) return 'yes';
  if (!wanted || !labels || !expressions.complete) return 'unknown';
  for (const [key, value] of wanted) if (labels.get(key) !== value) return 'no';
  let result: Match = 'yes';
  for (const expression of expressions.items) {
    const outcome = matchExpression(expression, labels);
    if (outcome === 'no') return 'no';
    if (outcome === 'unknown') result = 'unknown';
  }
  return result;
}

function matchExpression(expression: Lookup, labels: Labels): Match {
  const key = textOf(child(expression, 'key'));
  const operator = textOf(child(expression, 'operator'));
  const values = itemsOf(child(expression, 'values'));
  if (key === undefined || operator === undefined || !values.complete) return 'unknown';
  const texts = values.items.map(textOf);
  if (texts.includes(undefined)) return 'unknown';
  const value = labels.get(key);
  switch (operator) {
    case 'In':
      return answer(value !== undefined && texts.includes(value));
    case 'NotIn':
      return answer(value === undefined || !texts.includes(value));
    case 'Exists':
      return answer(value !== undefined);
    case 'DoesNotExist':
      return answer(value === undefined);
    default:
      return 'unknown';
  }
}

/** Equality of every pair, as a Service selects. */
export function matchPairs(selector: Labels, labels: Labels | undefined): Match {
  if (!labels) return 'unknown';
  for (const [key, value] of selector) if (labels.get(key) !== value) return 'no';
  return 'yes';
}

function answer(value: boolean): Match {
  return value ? 'yes' : 'no';
}
