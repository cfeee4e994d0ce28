/** Maps: made, read, changed in place and merged. */
import { print } from '../values/print.ts';
import { NotKnown, TemplateError } from '../values/signals.ts';
import type { Dict, Value } from '../values/value.ts';
import { bool, copyDict, deepCopy, dict, entry, list, setEntry, sortedKeys, str, unknown } from '../values/value.ts';
import { certain, dictAt, parameter, plainText, textAt } from './parameters.ts';
import { isEmpty } from './logic.ts';
import type { FunctionTable, Runtime } from './types.ts';
import { lenient, strict } from './types.ts';

const doubtful = unknown('it is set only under a condition that is not known');

/** Changes one entry, as far as the change is certain. */
function change(map: Dict, key: string, value: Value, runtime: Runtime, from?: Dict): void {
  runtime.changes(map);
  setEntry(map, key, runtime.speculative ? doubtful : value, from);
}

function make(values: readonly Value[]): Dict {
  const result = dict();
  for (let index = 0; index < values.length; index += 2) {
    const key = parameter(values, index);
    result.entries.set(key.kind === 'string' ? plainText(key) : print(certain(key)), values[index + 1] ?? str(''));
  }
  return result;
}

function merge(values: readonly Value[], overwrite: boolean, runtime: Runtime): Value {
  const target = parameter(values, 0);
  if (target.kind === 'unknown') return target;
  if (target.kind !== 'dict') throw new TemplateError('a map is expected');
  runtime.changes(target);
  for (const source of values.slice(1)) {
    if (source.kind === 'unknown') loosen(target, overwrite, source.reason);
    else if (source.kind === 'dict') mergeInto(target, source, overwrite, runtime, 0);
    else if (source.kind !== 'nil') throw new TemplateError('a map is expected');
  }
  return target;
}

/** Entries that nothing is known of come in. */
function loosen(target: Dict, overwrite: boolean, reason: string): void {
  target.open = true;
  for (const [key, value] of target.entries) {
    if (overwrite) target.entries.set(key, unknown(reason));
    else if (value.kind === 'dict') loosen(value, false, reason);
  }
}

function mergeInto(target: Dict, source: Dict, overwrite: boolean, runtime: Runtime, depth: number): void {
  if (depth > 100) throw new TemplateError('maps nested too deeply');
  runtime.spend(source.entries.size);
  if (source.open) loosen(target, overwrite, 'a map is not known to be whole');
  for (const [key, value] of source.entries) {
    const present = target.entries.get(key);
    if (present?.kind === 'dict' && value.kind === 'dict') mergeInto(present, value, overwrite, runtime, depth + 1);
    else if (!present) change(target, key, value, runtime, source);
    else if (value.kind === 'unknown' || present.kind === 'unknown') mergeUnknown(target, key, value, present, overwrite);
    else if (overwrite ? !isEmpty(value) : isEmpty(present)) change(target, key, value, runtime, source);
  }
}

function mergeUnknown(target: Dict, key: string, value: Value, present: Value, overwrite: boolean): void {
  const winner = overwrite ? value : present;
  if (winner.kind === 'unknown' || isEmpty(winner)) target.entries.set(key, value.kind === 'unknown' ? value : present);
  else target.entries.set(key, winner);
}

function dig(values: readonly Value[]): Value {
  const map = values.at(-1);
  const fallback = values.at(-2);
  if (!map || !fallback || values.length < 3) throw new TemplateError('wrong number of arguments for dig');
  let current: Value = map;
  const path = values.slice(0, -2);
  for (const [index, key] of path.entries()) {
    if (current.kind === 'unknown') return current;
    if (current.kind !== 'dict') throw new TemplateError('dig goes through something that is no map');
    if (key.kind !== 'string') throw new TemplateError('a string is expected');
    const next = entry(current, plainText(key));
    if (next.kind === 'unknown') return next;
    if (!current.entries.has(plainText(key))) return withCause(fallback, current);
    if (index === path.length - 1) return next;
    current = next;
  }
  return current;
}

function withCause(value: Value, map: Dict): Value {
  return map.cause && !value.cause ? { ...value, cause: map.cause } : value;
}

function keysOf(map: Dict): readonly string[] {
  if (map.open) throw new NotKnown('a map is not known to be whole');
  return sortedKeys(map.entries);
}

function select(values: readonly Value[], keeps: (key: string, names: ReadonlySet<string>) => boolean): Dict {
  const map = dictAt(values, 0);
  const names = new Set(
    values
      .slice(1)
      .flatMap((value) => (value.kind === 'list' ? value.items : [value]))
      .map((value) => print(certain(value))),
  );
  const result: Dict = { ...dict([], map.cause), open: map.open };
  for (const [key, value] of map.entries) if (keeps(key, names)) setEntry(result, key, value, map);
  return result;
}

export const dicts: FunctionTable = {
  dict: lenient(make),
  get: strict((values) => {
    const map = dictAt(values, 0);
    const found = entry(map, textAt(values, 1));
    return found.kind === 'nil' && !map.entries.has(textAt(values, 1)) ? str('') : found;
  }),
  set: lenient((values, runtime) => {
    const map = dictAt(values, 0);
    change(map, textAt(values, 1), parameter(values, 2), runtime);
    return map;
  }),
  unset: strict((values, runtime) => {
    const map = dictAt(values, 0);
    runtime.changes(map);
    map.entries.delete(textAt(values, 1));
    if (runtime.speculative) map.open = true;
    return map;
  }),
  hasKey: strict((values) => {
    const map = dictAt(values, 0);
    const key = textAt(values, 1);
    const found = map.entries.get(key);
    if (!found && map.open) throw new NotKnown('a map is not known to be whole');
    return found ? bool(true) : { ...bool(false), ...(map.cause ? { cause: map.cause } : {}) };
  }),
  pluck: strict((values) => {
    const key = textAt(values, 0);
    return list(values.slice(1).flatMap((map) => (map.kind === 'dict' && map.entries.has(key) ? [entry(map, key)] : [])));
  }),
  dig: lenient(dig),
  merge: lenient((values, runtime) => merge(values, false, runtime)),
  mergeOverwrite: lenient((values, runtime) => merge(values, true, runtime)),
  mustMerge: lenient((values, runtime) => merge(values, false, runtime)),
  mustMergeOverwrite: lenient((values, runtime) => merge(values, true, runtime)),
  keys: strict((values) => list(values.flatMap((_, index) => keysOf(dictAt(values, index))).map(str))),
  values: strict((values) => {
    const map = dictAt(values, 0);
    return list(keysOf(map).map((key) => entry(map, key)));
  }),
  pick: strict((values) => select(values, (key, names) => names.has(key))),
  omit: strict((values) => select(values, (key, names) => !names.has(key))),
  deepCopy: lenient((values) => copy(parameter(values, 0))),
  mustDeepCopy: lenient((values) => copy(parameter(values, 0))),
};

function copy(value: Value): Value {
  return value.kind === 'dict' ? copyDict(value) : deepCopy(value);
}
