/** What the parsers of valid YAML make their nodes with. */
import type { ScalarNode, ScalarStyle } from '../tree.ts';
import { plainValue } from './scalars.ts';

/** A scalar on one line. */
export function scalar(raw: string, style: ScalarStyle, start: number, end: number): ScalarNode {
  const text = shared(raw);
  return { kind: 'scalar', text, value: style === 'plain' ? plainValue(text) : text, style, start, end };
}

/** The end of a block scalar's last line that shows anything. */
export function visibleEnd(text: string, start: number, end: number): number {
  return start + text.slice(start, end).trimEnd().length;
}

/** Lists that grow keep room for more; those of a tree grow no more. */
export function exact<T>(list: readonly T[]): readonly T[] {
  return list.slice();
}

const known = new Map<string, string>();
const longest = 24;
const mostKnown = 20_000;

/** The same few words stand in all manifests: one string for each is enough. */
export function shared(text: string): string {
  if (text.length > longest) return text;
  const found = known.get(text);
  if (found !== undefined) return found;
  if (known.size >= mostKnown) known.clear();
  known.set(text, text);
  return text;
}
