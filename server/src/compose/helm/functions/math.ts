/** Numbers. */
import { TemplateError } from '../values/signals.ts';
import type { Value } from '../values/value.ts';
import { float, integer } from '../values/value.ts';
import { integerAt, numberAt } from './parameters.ts';
import type { FunctionTable, TemplateFunction } from './types.ts';
import { strict } from './types.ts';

function integers(combine: (numbers: readonly number[]) => number): TemplateFunction {
  return strict((values) => safe(combine(values.map((_, index) => integerAt(values, index)))));
}

function floats(combine: (numbers: readonly number[]) => number): TemplateFunction {
  return strict((values) => float(combine(values.map((_, index) => numberAt(values, index)))));
}

/** Beyond this, numbers of this program are not those of Go. */
function safe(value: number): Value {
  if (!Number.isSafeInteger(Math.trunc(value))) throw new TemplateError('a number that is too large');
  return integer(value);
}

function over(numbers: readonly number[], step: (left: number, right: number) => number): number {
  return numbers.slice(1).reduce(step, numbers[0] ?? 0);
}

function divide(left: number, right: number): number {
  if (right === 0) throw new TemplateError('division by zero');
  return left / right;
}

function rounded(values: readonly Value[]): Value {
  const number = numberAt(values, 0);
  const factor = 10 ** Math.max(0, Math.min(integerAt(values, 1), 15));
  const scaled = number * factor;
  return float((scaled >= 0 ? Math.floor(scaled + 0.5) : Math.ceil(scaled - 0.5)) / factor);
}

export const math: FunctionTable = {
  add: integers((numbers) => over(numbers, (left, right) => left + right)),
  add1: integers((numbers) => (numbers[0] ?? 0) + 1),
  sub: integers((numbers) => over(numbers, (left, right) => left - right)),
  mul: integers((numbers) => over(numbers, (left, right) => left * right)),
  div: integers((numbers) => over(numbers, (left, right) => Math.trunc(divide(left, right)))),
  mod: integers((numbers) => over(numbers, (left, right) => left - right * Math.trunc(divide(left, right)))),
  max: integers((numbers) => Math.max(...numbers)),
  biggest: integers((numbers) => Math.max(...numbers)),
  min: integers((numbers) => Math.min(...numbers)),
  addf: floats((numbers) => over(numbers, (left, right) => left + right)),
  add1f: floats((numbers) => (numbers[0] ?? 0) + 1),
  subf: floats((numbers) => over(numbers, (left, right) => left - right)),
  mulf: floats((numbers) => over(numbers, (left, right) => left * right)),
  divf: floats((numbers) => over(numbers, divide)),
  maxf: floats((numbers) => Math.max(...numbers)),
  minf: floats((numbers) => Math.min(...numbers)),
  floor: floats((numbers) => Math.floor(numbers[0] ?? 0)),
  ceil: floats((numbers) => Math.ceil(numbers[0] ?? 0)),
  round: strict(rounded),
};
