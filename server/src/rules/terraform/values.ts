/** What a value must be; undefined where it cannot be told. */
import type { HclValue } from '../../syntax/hcl/tree.ts';

export type Wanted = (value: HclValue) => boolean | undefined;

/** Providers read "true" as true. */
export const isTrue: Wanted = (value) => literal(value, (one) => String(one) === 'true');
export const isFalse: Wanted = (value) => literal(value, (one) => String(one) === 'false');
export const isSet: Wanted = (value) => {
  if (value.kind === 'unknown') return undefined;
  if (value.kind === 'list') return value.items.length > 0;
  return value.kind === 'object' ? value.entries.length > 0 : value.value !== '' && value.value !== null;
};

export function oneOf(...values: readonly string[]): Wanted {
  return (value) => literal(value, (one) => values.includes(String(one)));
}

export function noneOf(...values: readonly string[]): Wanted {
  return (value) => literal(value, (one) => !values.includes(String(one)));
}

export function matches(pattern: RegExp): Wanted {
  return (value) => literal(value, (one) => pattern.test(String(one)));
}

export function atLeast(least: number): Wanted {
  return (value) => literal(value, (one) => (Number.isNaN(Number(one)) ? undefined : Number(one) >= least));
}

/** A list without any of these. */
export function lacks(pattern: RegExp): Wanted {
  return (value) => {
    if (value.kind !== 'list') return literal(value, (one) => !pattern.test(String(one)));
    if (value.items.some((item) => item.kind === 'literal' && pattern.test(String(item.value)))) return false;
    return value.items.every(({ kind }) => kind === 'literal') ? true : undefined;
  };
}

/** A list with all of these. */
export function holdsAll(...wanted: readonly string[]): Wanted {
  return (value) => {
    if (value.kind !== 'list') return undefined;
    const texts = value.items.flatMap((item) => (item.kind === 'literal' ? [String(item.value)] : []));
    if (wanted.every((one) => texts.includes(one))) return true;
    return texts.length === value.items.length ? false : undefined;
  };
}

export function literal(value: HclValue | undefined, test: (value: string | number | boolean) => boolean | undefined): boolean | undefined {
  return value?.kind === 'literal' && value.value !== null ? test(value.value) : undefined;
}

export function textOf(value: HclValue | undefined): string | undefined {
  return value?.kind === 'literal' && value.value !== null ? String(value.value) : undefined;
}

export const anywhere = /^(?:0\.0\.0\.0\/0|::\/0|\*|Internet|Any|0\.0\.0\.0)$/i;
