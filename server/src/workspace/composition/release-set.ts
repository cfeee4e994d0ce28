/** `set` of a release: one value, by the path of its keys, as `--set` of Helm has it. */
import type { Dict, Origin, Value } from '../../compose/helm/values/value.ts';
import { dict, unknown } from '../../compose/helm/values/value.ts';
import type { HclValue } from '../../syntax/hcl/tree.ts';
import { hole } from '../../syntax/hole.ts';

const notCertain = 'Terraform works it out';

export interface KeyPath {
  readonly keys: readonly string[];
  /** It goes on with the place in a list. */
  readonly indexed: boolean;
}

/** Nobody nests values as deep as that. */
const mostKeys = 50;

/** `a.b\.c[0].d`: `a`, `b.c`, and some place of that list; undefined for what is no path. */
export function keyPathOf(name: string): KeyPath | undefined {
  if (/[,={}]/.test(name)) return undefined;
  const bracket = name.search(/(?<!\\)\[/);
  const plain = bracket < 0 ? name : name.slice(0, bracket);
  const keys = plain.split(/(?<!\\)\./).map((key) => key.replaceAll(/\\(.)/g, '$1'));
  return keys.includes('') || keys.length > mostKeys ? undefined : { keys, indexed: bracket >= 0 };
}

/** What a value stands for: Helm reads numbers, truths and lists from its text, unless it is to be a string. */
export function setValue(value: HclValue, type: 'auto' | 'string', origin: Origin): Value {
  if (value.kind === 'list') {
    const items = value.items.map((item) => setValue(item, type, origin));
    return items.some(({ kind }) => kind === 'unknown') ? unknown(notCertain, origin) : { kind: 'list', items, cause: origin };
  }
  if (value.kind !== 'literal' || value.value === null) return unknown(notCertain, origin);
  const text = String(value.value);
  if (text.includes(hole)) return unknown(notCertain, origin);
  return type === 'string' ? { kind: 'string', text, origin } : readText(text, origin);
}

function readText(text: string, origin: Origin): Value {
  const inner = /^\{([^{},\\]*(?:,[^{},\\]*)*)\}$/.exec(text)?.[1];
  if (inner !== undefined) {
    const items = inner === '' ? [] : inner.split(',').map((item) => readText(item.trim(), origin));
    return { kind: 'list', items, cause: origin };
  }
  if (/[,\\{}]/.test(text)) return unknown(notCertain, origin);
  if (text === 'true' || text === 'false') return { kind: 'bool', value: text === 'true', origin };
  if (text === 'null') return { kind: 'nil', cause: origin };
  if (/^(?:0|-?[1-9]\d*)$/.test(text)) return { kind: 'number', value: Number(text), integer: true, origin };
  return { kind: 'string', text, origin };
}

/** Puts it in; nothing is certain below what is not known. */
export function setAt(values: Dict, { keys, indexed }: KeyPath, value: Value): void {
  let map = values;
  for (const key of keys.slice(0, -1)) {
    const present = map.entries.get(key);
    if (present?.kind === 'unknown') return;
    const below = present?.kind === 'dict' ? present : dict();
    map.entries.set(key, below);
    map = below;
  }
  const last = keys.at(-1);
  if (last !== undefined) map.entries.set(last, indexed ? unknown(notCertain) : value);
}

/** Lays later values over earlier ones, map by map. */
export function layOver(target: Dict, later: Dict): void {
  for (const [key, value] of later.entries) {
    const present = target.entries.get(key);
    if (value.kind === 'dict' && present?.kind === 'dict') layOver(present, value);
    else if (value.kind !== 'dict' || present?.kind !== 'unknown') {
      target.entries.set(key, value);
      const place = later.keys.get(key);
      if (place) target.keys.set(key, place);
    }
  }
}
