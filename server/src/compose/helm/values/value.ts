/** The values that templates work on: Go's, with the places where they are written, and with the unknown among them. */
import type { Place } from '../../composed.ts';
import type { Piece } from './text.ts';

/** Where a scalar stands and how it is spelled there. */
export interface Origin extends Place {
  readonly written: string;
  /** A literal block scalar: its lines stand there, indented. */
  readonly literal: boolean;
}

interface Traced {
  /** Where the value is written, or where it would have to be. */
  readonly cause?: Place;
}

/** What the files do not say. */
export interface Unknown extends Traced {
  readonly kind: 'unknown';
  readonly reason: string;
  /** How the template names it. */
  readonly spelling?: string;
  /** Whatever it is, it is true or false as a condition. */
  readonly truth?: boolean;
}

/** Go's nil: an absent key, or an empty value. */
export interface Nil extends Traced {
  readonly kind: 'nil';
  /** Set by who installs the chart: it stays where there is no default for it to take away. */
  readonly given?: boolean;
}

export interface Bool extends Traced {
  readonly kind: 'bool';
  readonly value: boolean;
  readonly origin?: Origin;
}

export interface Num extends Traced {
  readonly kind: 'number';
  readonly value: number;
  /** An int64 of Go, not a float64. */
  readonly integer: boolean;
  readonly origin?: Origin;
}

export interface Str extends Traced {
  readonly kind: 'string';
  /** With holes, their spelling stands in it. */
  readonly text: string;
  readonly origin?: Origin;
  /** A constant of a template: not what to change for another outcome. */
  readonly constant?: boolean;
  /** What the text is made of, when that is more than one thing. */
  readonly pieces?: readonly Piece[];
  /** Parts of the text are not known. */
  readonly holes?: boolean;
}

export interface List extends Traced {
  readonly kind: 'list';
  readonly items: readonly Value[];
}

/** A map. Templates change maps in place. */
export interface Dict extends Traced {
  readonly kind: 'dict';
  readonly entries: Map<string, Value>;
  /** Where the keys are written. */
  readonly keys: Map<string, Origin>;
  /** There may be more entries than those. */
  open: boolean;
  /** Where entries were taken away. */
  removed?: ReadonlyMap<string, Place>;
}

/** What has members but is no map: the chart's files, the cluster's capabilities. */
export interface Thing extends Traced {
  readonly kind: 'thing';
  readonly name: string;
  readonly member: (name: string, parameters: readonly Value[]) => Value;
  /** What `range` sees of it. */
  readonly entries?: () => ReadonlyMap<string, Value>;
  /** A collection with nothing in it, which Go takes for false. */
  readonly empty?: boolean;
}

export type Value = Unknown | Nil | Bool | Num | Str | List | Dict | Thing;

export const nil: Nil = { kind: 'nil' };

export function unknown(reason: string, cause?: Place): Unknown {
  return cause ? { kind: 'unknown', reason, cause } : { kind: 'unknown', reason };
}

export function bool(value: boolean): Bool {
  return { kind: 'bool', value };
}

export function integer(value: number): Num {
  return { kind: 'number', value: Math.trunc(value) || 0, integer: true };
}

export function float(value: number): Num {
  return { kind: 'number', value, integer: false };
}

export function str(text: string): Str {
  return { kind: 'string', text };
}

export function list(items: readonly Value[]): List {
  return { kind: 'list', items };
}

export function dict(entries: Iterable<readonly [string, Value]> = [], cause?: Place): Dict {
  const base = { kind: 'dict' as const, entries: new Map(entries), keys: new Map<string, Origin>(), open: false };
  return cause ? { ...base, cause } : base;
}

/** Where a scalar is written. */
export function originOf(value: Value): Origin | undefined {
  return value.kind === 'string' || value.kind === 'number' || value.kind === 'bool' ? value.origin : undefined;
}

/** The origin as a property, where there is one. */
export function withOrigin(value: Value): { readonly origin?: Origin } {
  const origin = originOf(value);
  return origin ? { origin } : {};
}

/** Where to change a value: its own place, or what it was computed from. */
export function causeOf(value: Value): Place | undefined {
  if (value.kind === 'string' && value.constant === true) return undefined;
  return originOf(value) ?? value.cause;
}

/** The value below a key. */
export function entry(map: Dict, key: string): Value {
  const found = map.entries.get(key);
  if (found) return found;
  if (map.open) return unknown(`${key} may come from a chart that is not here`, map.cause);
  const cause = map.removed?.get(key) ?? map.cause;
  return cause ? { kind: 'nil', cause } : nil;
}

/** Go's truth; undefined when it cannot be told. */
export function isTrue(value: Value): boolean | undefined {
  switch (value.kind) {
    case 'unknown':
      return value.truth;
    case 'nil':
      return false;
    case 'bool':
      return value.value;
    case 'number':
      return value.value !== 0;
    case 'string':
      return value.holes === true ? hasText(value) || undefined : value.text !== '';
    case 'list':
      return value.items.length > 0;
    case 'dict':
      return value.entries.size > 0 || (value.open ? undefined : false);
    case 'thing':
      return value.empty !== true;
  }
}

function hasText({ pieces }: Str): boolean {
  return pieces?.some((piece) => piece.kind === 'text' && piece.soft !== true && piece.text !== '') === true;
}

/** A copy that shares no map with the original. */
export function deepCopy(value: Value): Value {
  if (value.kind === 'list') return { ...value, items: value.items.map(deepCopy) };
  return value.kind === 'dict' ? copyDict(value) : value;
}

export function copyDict(map: Dict): Dict {
  const entries = new Map<string, Value>();
  for (const [key, value] of map.entries) entries.set(key, deepCopy(value));
  return { ...map, entries, keys: new Map(map.keys) };
}

/** Sets an entry; the key's place goes with it. */
export function setEntry(map: Dict, key: string, value: Value, from?: Dict): void {
  map.entries.set(key, value);
  const place = from?.keys.get(key);
  if (place) map.keys.set(key, place);
}

/** Keys in Go's order. */
export function sortedKeys(entries: ReadonlyMap<string, unknown>): readonly string[] {
  return [...entries.keys()].sort(byCodePoint);
}

/** Byte order of UTF-8, which is the order of code points. */
export function byCodePoint(left: string, right: string): number {
  if (left === right) return 0;
  const shorter = Math.min(left.length, right.length);
  for (let at = 0; at < shorter; at++) {
    const a = left.charCodeAt(at);
    const b = right.charCodeAt(at);
    if (a !== b) {
      const surrogates = a >= 0xd800 && b >= 0xd800 && a >= 0xe000 !== b >= 0xe000;
      return surrogates ? b - a : a - b;
    }
  }
  return left.length - right.length;
}
