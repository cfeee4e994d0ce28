/** Values of releases that are written as YAML or as expressions of Terraform; whatever is interpolated is unknown. */
import type { Origin, Value } from '../../compose/helm/values/value.ts';
import { nil, unknown } from '../../compose/helm/values/value.ts';
import type { Span } from '../../syntax/tree.ts';
import type { HclValue } from '../../syntax/hcl/tree.ts';
import { hole } from '../../syntax/hole.ts';

const notCertain = 'Terraform works it out';

/** What was read of a text with holes. An empty map stays where it is written; what is absent from any other belongs to the chart's own values. */
export function settled(value: Value): Value {
  switch (value.kind) {
    case 'string':
      return value.text.includes(hole) ? unknown(notCertain, value.origin) : value;
    case 'list':
      return { ...value, items: value.items.map(settled) };
    case 'dict': {
      // Nobody knows which entry such a key replaces.
      if (value.open || [...value.entries.keys()].some((key) => key.includes(hole))) return unknown(notCertain, value.cause);
      const { cause, ...rest } = value;
      const entries = new Map([...value.entries].map(([key, inner]) => [key, settled(inner)]));
      return entries.size === 0 && cause ? { ...rest, entries, cause } : { ...rest, entries };
    }
    default:
      return value;
  }
}

/** The same value, written at one place and spelled there in another way. */
export function relocated(value: Value, origin: Origin): Value {
  switch (value.kind) {
    case 'string':
    case 'number':
    case 'bool':
      return { ...value, origin };
    case 'list':
      return { ...value, cause: origin, items: value.items.map((item) => relocated(item, origin)) };
    case 'dict': {
      const entries = new Map([...value.entries].map(([key, inner]) => [key, relocated(inner, origin)]));
      return { kind: 'dict', entries, keys: new Map(), open: value.open, ...(value.cause ? { cause: origin } : {}) };
    }
    default:
      return { ...value, cause: origin };
  }
}

/** A value that Terraform turns into YAML. */
export function valueOfHcl(value: HclValue, placeOf: (span: Span) => Origin): Value {
  const origin = placeOf(value);
  switch (value.kind) {
    case 'literal':
      return literalOf(value.value, origin);
    case 'list':
      return { kind: 'list', items: value.items.map((item) => valueOfHcl(item, placeOf)), cause: origin };
    case 'object': {
      const entries = new Map<string, Value>();
      for (const entry of value.entries) {
        if (entry.key === undefined) return unknown(notCertain, origin);
        entries.set(entry.key, valueOfHcl(entry.value, placeOf));
      }
      return { kind: 'dict', entries, keys: new Map(), open: false, ...(entries.size === 0 ? { cause: origin } : {}) };
    }
    case 'unknown':
      return unknown(notCertain, origin);
  }
}

function literalOf(value: string | number | boolean | null, origin: Origin): Value {
  if (value === null) return { ...nil, cause: origin };
  if (typeof value === 'boolean') return { kind: 'bool', value, origin };
  if (typeof value === 'number') return { kind: 'number', value, integer: false, origin };
  return value.includes(hole) ? unknown(notCertain, origin) : { kind: 'string', text: value, origin };
}
