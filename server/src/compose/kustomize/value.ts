/** The data that kustomizations work on. Values never change: a transformation makes new ones around what it leaves alone. */
import type { ScalarValue } from '../../syntax/tree.ts';
import type { Written } from './source.ts';

interface Located {
  /** Where it comes from; undefined for what nobody wrote. */
  readonly written: Written | undefined;
  /** The text at `written` spells exactly this value, so that it can be copied. */
  readonly intact: boolean;
}

export interface Scalar extends Located {
  readonly kind: 'scalar';
  readonly value: ScalarValue;
  /** The text before typing: what is left of it when the field is made a text. */
  readonly text: string;
  /** Not a plain scalar: what overwrites it stays a string. */
  readonly quoted: boolean;
  /** A text put together from several sources. */
  readonly pieces?: readonly Piece[];
}

export interface Piece {
  readonly text: string;
  /** Where the piece's text is written, character for character. */
  readonly written: Written | undefined;
}

export interface Field {
  readonly name: Scalar;
  readonly value: Value;
}

export interface Mapping extends Located {
  readonly kind: 'map';
  readonly fields: readonly Field[];
  readonly flow: boolean;
}

export interface Listing extends Located {
  readonly kind: 'list';
  readonly items: readonly Value[];
  readonly flow: boolean;
}

export type Value = Scalar | Mapping | Listing;

export const emptyMap: Mapping = { kind: 'map', fields: [], flow: false, written: undefined, intact: false };

export function string(text: string, written?: Written): Scalar {
  return { kind: 'scalar', value: text, text, quoted: false, written, intact: false };
}

export function scalar(value: ScalarValue, written?: Written): Scalar {
  return { kind: 'scalar', value, text: value === null ? 'null' : String(value), quoted: false, written, intact: false };
}

export function isNull(value: Value | undefined): boolean {
  return value?.kind === 'scalar' && value.value === null;
}

export function isMissing(value: Value | undefined): value is undefined {
  return value === undefined || isNull(value);
}

export function field(value: Value | undefined, key: string): Value | undefined {
  return value?.kind === 'map' ? entry(value, key)?.value : undefined;
}

export function entry(map: Mapping, key: string): Field | undefined {
  for (let at = map.fields.length - 1; at >= 0; at--) {
    const found = map.fields[at];
    if (found?.name.text === key) return found;
  }
  return undefined;
}

export function path(value: Value | undefined, ...keys: readonly string[]): Value | undefined {
  let current = value;
  for (const key of keys) current = field(current, key);
  return current;
}

/** The text of a scalar that is not null. */
export function text(value: Value | undefined): string | undefined {
  return value?.kind === 'scalar' && value.value !== null ? value.text : undefined;
}

export function items(value: Value | undefined): readonly Value[] {
  return value?.kind === 'list' ? value.items : [];
}

/** The map with that field set; the same map when nothing changes. */
export function withField(map: Mapping, key: string, value: Value, name?: Scalar): Mapping {
  const { fields, flow, written } = map;
  let at = fields.length - 1;
  while (at >= 0 && fields[at]?.name.text !== key) at--;
  const old = fields[at];
  if (old?.value === value) return map;
  const changed = fields.slice();
  if (old) changed[at] = { name: old.name, value };
  else changed.push({ name: name ?? string(key), value });
  return { kind: 'map', fields: changed, flow, written, intact: false };
}

export function withoutField(map: Mapping, key: string): Mapping {
  if (!entry(map, key)) return map;
  return { ...map, fields: map.fields.filter((item) => item.name.text !== key), intact: false };
}

export function withItems(list: Listing, changed: readonly Value[]): Listing {
  const same = changed.length === list.items.length && changed.every((item, index) => item === list.items[index]);
  return same ? list : { ...list, items: changed, intact: false };
}

/** A field somewhere below, all maps on the way made when they are missing. */
export function withPath(map: Mapping, keys: readonly string[], value: Value): Mapping {
  const [first, ...rest] = keys;
  if (first === undefined) return map;
  if (rest.length === 0) return withField(map, first, value);
  const below = field(map, first);
  return withField(map, first, withPath(below?.kind === 'map' ? below : emptyMap, rest, value));
}

/**
 * What comes of writing a scalar over another value: where the old one is quoted the new one is a string too,
 * as the quotes stay.
 */
export function overwrite(old: Value | undefined, value: Scalar): Scalar {
  if (old?.kind !== 'scalar') return value;
  const { quoted } = old;
  if (quoted && typeof value.value !== 'string' && value.value !== null) return { ...string(value.text, value.written), quoted };
  return value.quoted === quoted ? value : { ...value, quoted };
}

/** Plain data, for comparisons and hashes. */
export type Data = ScalarValue | readonly Data[] | { readonly [key: string]: Data };

export function dataOf(value: Value): Data {
  if (value.kind === 'scalar') return value.value;
  if (value.kind === 'list') return value.items.map(dataOf);
  return Object.fromEntries(value.fields.map((item) => [item.name.text, dataOf(item.value)]));
}

/** The same data, whatever the order of keys. */
export function sameData(one: Value, other: Value): boolean {
  if (one === other) return true;
  if (one.kind === 'scalar') return other.kind === 'scalar' && one.value === other.value;
  if (one.kind === 'list')
    return (
      other.kind === 'list' &&
      one.items.length === other.items.length &&
      one.items.every((item, index) => {
        const counterpart = other.items[index];
        return counterpart !== undefined && sameData(item, counterpart);
      })
    );
  return (
    other.kind === 'map' &&
    one.fields.length === other.fields.length &&
    one.fields.every((item) => {
      const counterpart = field(other, item.name.text);
      return counterpart !== undefined && sameData(item.value, counterpart);
    })
  );
}
