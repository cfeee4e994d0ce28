/** What the parsers of valid YAML make their nodes with. */
import type { ScalarNode, ScalarStyle } from '../tree.ts';
import { plainValue } from './scalars.ts';
import { wordAt } from './words.ts';

/** A scalar on one line; its quotes, where it has any, belong to its place. */
export function scalar(source: string, style: ScalarStyle, start: number, end: number): ScalarNode {
  const quote = style === 'plain' ? 0 : 1;
  const text = wordAt(source, start + quote, end - quote);
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
