/** Lists. */
import { NotKnown, TemplateError } from '../values/signals.ts';
import type { List, Value } from '../values/value.ts';
import { bool, entry, integer, list, nil } from '../values/value.ts';
import { certain, integerAt, listAt, parameter, plainText } from './parameters.ts';
import { deepEqual, isEmpty } from './logic.ts';
import type { FunctionTable, Runtime, TemplateFunction } from './types.ts';
import { lenient, strict } from './types.ts';

/** The items of a list; an unknown one is no reason to give up the others. */
function items(values: readonly Value[], index: number, runtime: Runtime): readonly Value[] {
  const found = parameter(values, index).kind === 'nil' ? [] : listAt(values, index).items;
  runtime.spend(found.length / 8);
  return found;
}

function same(value: List, result: readonly Value[]): List {
  return value.cause ? { kind: 'list', items: result, cause: value.cause } : list(result);
}

function part(cut: (all: readonly Value[]) => readonly Value[]): TemplateFunction {
  return strict((values) => {
    const value = listAt(values, 0);
    return same(value, cut(value.items));
  });
}

function position(index: number): TemplateFunction {
  return strict((values) => {
    const value = parameter(values, 0);
    if (value.kind === 'string') return list([]);
    return listAt(values, 0).items.at(index) ?? nil;
  });
}

function without(values: readonly Value[], runtime: Runtime): List {
  const left = listAt(values, 0);
  const dropped = values.slice(1);
  runtime.spend(left.items.length * dropped.length);
  return list(left.items.filter((item) => !dropped.some((other) => deepEqual(item, other))));
}

function unique(values: readonly Value[], runtime: Runtime): List {
  const result: Value[] = [];
  for (const item of listAt(values, 0).items) {
    runtime.spend(result.length / 8);
    if (!result.some((other) => deepEqual(item, other))) result.push(item);
  }
  return list(result);
}

function has(values: readonly Value[]): Value {
  const needle = certain(parameter(values, 0));
  const hay = parameter(values, 1);
  if (hay.kind === 'nil') return bool(false);
  return bool(listAt(values, 1).items.some((item) => deepEqual(item, needle)));
}

/** Go's `index`: through maps and lists. */
function index(values: readonly Value[]): Value {
  let current = parameter(values, 0);
  for (const key of values.slice(1)) {
    if (current.kind === 'unknown') return current;
    if (key.kind === 'unknown') throw new NotKnown(key.reason);
    if (current.kind === 'dict' && key.kind === 'string') current = entry(current, plainText(key));
    else if (current.kind === 'list' && key.kind === 'number') current = atIndex(current, key.value);
    else if (current.kind === 'nil') throw new TemplateError('index of untyped nil');
    else throw new TemplateError('it cannot be indexed so');
  }
  return current;
}

function atIndex({ items: all }: List, at: number): Value {
  const item = all[at];
  if (!item) throw new TemplateError(`index out of range: ${String(at)}`);
  return item;
}

function cutOut(values: readonly Value[]): Value {
  const value = parameter(values, 0);
  const from = values.length > 1 ? integerAt(values, 1) : 0;
  if (value.kind === 'string') {
    const text = plainText(value);
    return { kind: 'string', text: text.slice(from, values.length > 2 ? integerAt(values, 2) : text.length) };
  }
  const all = listAt(values, 0).items;
  const to = values.length > 2 ? integerAt(values, 2) : all.length;
  if (from < 0 || to > all.length || from > to) throw new TemplateError('slice out of range');
  return list(all.slice(from, to));
}

function length(value: Value): number {
  if (value.kind === 'string') return new TextEncoder().encode(plainText(value)).length;
  if (value.kind === 'list') return value.items.length;
  if (value.kind !== 'dict') throw new TemplateError(`len of ${value.kind}`);
  if (value.open) throw new NotKnown('a map is not known to be whole');
  return value.entries.size;
}

const maxSteps = 10_000;

function steps(from: number, to: number, by: number): List {
  if (by === 0 || (to - from) / by > maxSteps) throw new TemplateError('too many steps');
  const result: Value[] = [];
  for (let at = from; by > 0 ? at < to : at > to; at += by) result.push(integer(at));
  return list(result);
}

function chunk(values: readonly Value[]): List {
  const size = integerAt(values, 0);
  const all = listAt(values, 1).items;
  if (size < 1) throw new TemplateError('chunks without size');
  const result: Value[] = [];
  for (let at = 0; at < all.length; at += size) result.push(list(all.slice(at, at + size)));
  return list(result);
}

const plain: Record<string, TemplateFunction> = {
  first: position(0),
  last: position(-1),
  rest: part((all) => all.slice(1)),
  initial: part((all) => all.slice(0, -1)),
  reverse: part((all) => [...all].reverse()),
  append: lenient((values, runtime) => list([...items(values, 0, runtime), parameter(values, 1)])),
  push: lenient((values, runtime) => list([...items(values, 0, runtime), parameter(values, 1)])),
  prepend: lenient((values, runtime) => list([parameter(values, 1), ...items(values, 0, runtime)])),
  compact: strict((values) => list(listAt(values, 0).items.filter((item) => !isEmpty(item)))),
  uniq: strict(unique),
  without: strict(without),
  has: strict(has),
  slice: strict(cutOut),
  chunk: strict(chunk),
};

export const lists: FunctionTable = {
  ...plain,
  ...Object.fromEntries(Object.entries(plain).map(([name, run]) => [`must${name.charAt(0).toUpperCase()}${name.slice(1)}`, run])),
  list: lenient((values) => list(values)),
  tuple: lenient((values) => list(values)),
  concat: strict((values, runtime) => list(values.flatMap((_, at) => items(values, at, runtime)))),
  index: lenient(index),
  len: strict((values) => integer(length(parameter(values, 0)))),
  until: strict((values) => {
    const count = integerAt(values, 0);
    return steps(0, count, count < 0 ? -1 : 1);
  }),
  untilStep: strict((values) => steps(integerAt(values, 0), integerAt(values, 1), integerAt(values, 2))),
  seq: strict((values) => {
    const numbers = values.map((_, at) => integerAt(values, at));
    const [first = 1, second = 1, third] = numbers;
    const start = numbers.length === 1 ? 1 : first;
    const end = third ?? (numbers.length === 1 ? first : second);
    const by = third === undefined ? (end < start ? -1 : 1) : second;
    const found = steps(start, end + Math.sign(by), by).items;
    return { kind: 'string', text: found.map((item) => (item.kind === 'number' ? String(item.value) : '')).join(' ') };
  }),
};
