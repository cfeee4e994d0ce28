/** Comparisons of literals, and what follows from one side alone. */
import type { HclValue } from '../../syntax/hcl/tree.ts';

/** undefined where it is not certain. */
export function compare(operator: string, left: HclValue, right: HclValue): boolean | undefined {
  const a = left.kind === 'literal' ? left.value : undefined;
  const b = right.kind === 'literal' ? right.value : undefined;
  if (operator === '&&') return a === false || b === false ? false : a === true && b === true ? true : undefined;
  if (operator === '||') return a === true || b === true ? true : a === false && b === false ? false : undefined;
  if (a === undefined || b === undefined) return undefined;
  if (operator === '==') return a === b;
  if (operator === '!=') return a !== b;
  if (typeof a !== 'number' || typeof b !== 'number') return undefined;
  if (operator === '<') return a < b;
  if (operator === '>') return a > b;
  return operator === '<=' ? a <= b : a >= b;
}
