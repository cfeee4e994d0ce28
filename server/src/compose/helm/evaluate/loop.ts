/** What `range` goes through. */
import { TemplateError } from '../values/signals.ts';
import type { Value } from '../values/value.ts';
import { integer, nil, sortedKeys, str } from '../values/value.ts';

export interface Turn {
  readonly key: Value;
  readonly item: Value;
}

const maxTurns = 10_000;

/** The turns of a loop; undefined when they cannot be told. */
export function loopOf(value: Value): readonly Turn[] | undefined {
  switch (value.kind) {
    case 'unknown':
      return undefined;
    case 'nil':
      return [];
    case 'list':
      return value.items.map((item, index) => ({ key: integer(index), item }));
    case 'dict':
      return value.open ? undefined : turnsOf(value.entries);
    case 'thing':
      return value.entries && turnsOf(value.entries());
    case 'number':
      if (!value.integer) throw new TemplateError(`range can't iterate over ${String(value.value)}`);
      if (value.value > maxTurns) return undefined;
      return Array.from({ length: Math.max(0, value.value) }, (_, index) => ({ key: integer(index), item: integer(index) }));
    default:
      throw new TemplateError(`range can't iterate over a ${value.kind}`);
  }
}

function turnsOf(entries: ReadonlyMap<string, Value>): readonly Turn[] {
  return sortedKeys(entries).map((key) => ({ key: str(key), item: entries.get(key) ?? nil }));
}
