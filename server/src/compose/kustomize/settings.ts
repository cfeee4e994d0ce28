/** Settings of kustomizations, read as the fields that they are: texts, flags, maps of texts. */
import { field, string, text } from './value.ts';
import type { Scalar, Value } from './value.ts';

/** A setting that is text, whatever is written; undefined when it is missing or empty. */
export function settingOf(node: Value | undefined, key: string): Scalar | undefined {
  const value = field(node, key);
  return value?.kind === 'scalar' ? asText(value) : undefined;
}

export function asText(value: Scalar): Scalar | undefined {
  if (value.value === null || value.text === '') return undefined;
  const own = value.text;
  // The spelling may be copied as long as it is the text: quotes are not part of it.
  const { written } = value;
  if (!written || value.text.includes('\n')) return string(own, written);
  const margin = value.quoted ? 1 : 0;
  const inner = { source: written.source, start: written.start + margin, end: written.end - margin };
  return written.source.text.slice(inner.start, inner.end) === own ? string(own, inner) : string(own, written);
}

export function isOn(node: Value | undefined, key: string): boolean {
  return text(field(node, key)) === 'true';
}

export interface Pair {
  readonly key: Scalar;
  readonly value: Scalar;
}

/** A map of texts, by key in alphabetical order, as they are applied. */
export function pairsOf(node: Value | undefined): readonly Pair[] {
  if (node?.kind !== 'map') return [];
  const pairs = node.fields.flatMap(({ name, value }) =>
    value.kind === 'scalar' ? [{ key: name, value: asText(value) ?? string('', value.written) }] : [],
  );
  return pairs.sort((one, other) => (one.key.text < other.key.text ? -1 : 1));
}
