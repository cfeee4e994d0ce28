/** Comparison and choice. */
import { print } from '../values/print.ts';
import { NotKnown, TemplateError } from '../values/signals.ts';
import { reasonOf } from '../values/text.ts';
import type { Bool, Value } from '../values/value.ts';
import { bool, integer, isTrue, nil, unknown, withOrigin } from '../values/value.ts';
import { certain, numberAt, parameter, plainText, textAt } from './parameters.ts';
import type { FunctionTable } from './types.ts';
import { lenient, passing, strict } from './types.ts';

/** Sprig's emptiness; throws NotKnown. */
export function isEmpty(value: Value): boolean {
  const truth = isTrue(value);
  if (truth === undefined) throw new NotKnown(reasonOf(value));
  return !truth;
}

/** Whether two values are the same, as reflect.DeepEqual has it. */
export function deepEqual(left: Value, right: Value): boolean {
  certain(left);
  certain(right);
  if (left.kind === 'list' && right.kind === 'list')
    return left.items.length === right.items.length && left.items.every((item, index) => deepEqual(item, right.items[index] ?? nil));
  if (left.kind === 'dict' && right.kind === 'dict') {
    if (left.entries.size !== right.entries.size) return false;
    for (const [key, value] of left.entries) {
      const other = right.entries.get(key);
      if (!other || !deepEqual(value, other)) return false;
    }
    return true;
  }
  return left.kind === right.kind && sameScalar(left, right);
}

function sameScalar(left: Value, right: Value): boolean {
  if (left.kind === 'nil') return right.kind === 'nil';
  if (left.kind === 'number' && right.kind === 'number') return left.value === right.value && left.integer === right.integer;
  return print(left) === print(right);
}

/** Go's `==` of templates. */
function equals(left: Value, right: Value): boolean {
  certain(left);
  certain(right);
  if (left.kind === 'nil' || right.kind === 'nil') return left.kind === right.kind;
  if (left.kind === 'number' && right.kind === 'number') {
    if (left.integer !== right.integer) throw new TemplateError('incompatible types for comparison');
    return left.value === right.value;
  }
  if (left.kind !== right.kind) throw new TemplateError('incompatible types for comparison');
  if (left.kind === 'list' || left.kind === 'dict') throw new TemplateError('non-comparable types');
  return print(left) === print(right);
}

function compare(values: readonly Value[]): number {
  const left = certain(parameter(values, 0));
  const right = certain(parameter(values, 1));
  if (left.kind === 'number' && right.kind === 'number') {
    if (left.integer !== right.integer) throw new TemplateError('incompatible types for comparison');
    return left.value - right.value;
  }
  if (left.kind !== 'string' || right.kind !== 'string') throw new TemplateError('invalid type for comparison');
  const a = plainText(left);
  const b = plainText(right);
  return a === b ? 0 : a < b ? -1 : 1;
}

function not(value: Value): Value {
  const truth = isTrue(value);
  if (truth !== undefined && value.kind !== 'unknown') return bool(!truth);
  return truth === undefined ? unknown(reasonOf(value)) : bool(!truth);
}

/** The first that is not empty; behind an unknown one, none is certain. */
function coalesce(values: readonly Value[]): Value {
  for (const value of values) if (!isEmpty(value)) return value;
  return nil;
}

export const logic: FunctionTable = {
  not: lenient((values) => not(parameter(values, 0))),
  eq: strict((values) => {
    const first = parameter(values, 0);
    parameter(values, 1);
    return bool(values.slice(1).some((value) => equals(first, value)));
  }),
  ne: strict((values) => bool(!equals(parameter(values, 0), parameter(values, 1)))),
  lt: strict((values) => bool(compare(values) < 0)),
  le: strict((values) => bool(compare(values) <= 0)),
  gt: strict((values) => bool(compare(values) > 0)),
  ge: strict((values) => bool(compare(values) >= 0)),
  default: lenient((values) => {
    const fallback = parameter(values, 0);
    const value = values[1] ?? nil;
    return isEmpty(value) ? fallback : value;
  }),
  empty: lenient((values) => bool(isEmpty(parameter(values, 0)))),
  coalesce: lenient(coalesce),
  ternary: lenient((values) => {
    const truth: Bool | Value = parameter(values, 2);
    if (truth.kind === 'unknown') throw new NotKnown(truth.reason);
    if (truth.kind !== 'bool') throw new TemplateError('ternary needs a boolean');
    return parameter(values, truth.value ? 0 : 1);
  }),
  all: strict((values) => bool(values.every((value) => !isEmpty(value)))),
  any: strict((values) => bool(values.some((value) => !isEmpty(value)))),
  deepEqual: strict((values) => bool(deepEqual(parameter(values, 0), parameter(values, 1)))),
  fail: strict((values) => {
    throw new TemplateError(print(parameter(values, 0)));
  }),
  required: lenient((values) => {
    const value = parameter(values, 1);
    if (value.kind === 'nil' || (value.kind === 'string' && value.text === '')) throw new TemplateError(print(parameter(values, 0)));
    return value;
  }),
  toString: passing((values) => {
    const value = parameter(values, 0);
    return value.kind === 'string' ? value : { kind: 'string', text: print(value), ...withOrigin(value) };
  }),
  int: strict((values) => ({
    ...withOrigin(parameter(values, 0)),
    kind: 'number',
    value: Math.trunc(numberAt(values, 0)) || 0,
    integer: true,
  })),
  int64: strict((values) => ({
    ...withOrigin(parameter(values, 0)),
    kind: 'number',
    value: Math.trunc(numberAt(values, 0)) || 0,
    integer: true,
  })),
  atoi: strict((values) => integer(/^[+-]?\d+$/.test(textAt(values, 0)) ? Number(textAt(values, 0)) : 0)),
  float64: strict((values) => ({ ...withOrigin(parameter(values, 0)), kind: 'number', value: numberAt(values, 0), integer: false })),
  toDecimal: strict((values) => ({ kind: 'number', value: Number.parseInt(print(parameter(values, 0)), 8) || 0, integer: true })),
};
