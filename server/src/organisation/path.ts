/** Paths of fields, written as `metadata.labels["app.kubernetes.io/name"]`. */
import { child, entryOf, resolve } from '../syntax/tree.ts';
import type { MapNode, Span } from '../syntax/tree.ts';

export type FieldPath = readonly [string, ...string[]];

const step = /(?:^|\.)([A-Za-z0-9_$-]+)|\[(?:"([^"\\]+)"|'([^'\\]+)')\]/y;
const mostSteps = 20;

/** Undefined where a text is no path. */
export function pathOf(text: string): FieldPath | undefined {
  const steps: string[] = [];
  step.lastIndex = 0;
  for (let at = 0; at < text.length; at = step.lastIndex) {
    step.lastIndex = at;
    const found = step.exec(text);
    const name = found?.[1] ?? found?.[2] ?? found?.[3];
    if (name === undefined || steps.length === mostSteps) return undefined;
    steps.push(name);
  }
  const [first, ...rest] = steps;
  return first === undefined ? undefined : [first, ...rest];
}

/** Where a field is: its value where that is one word, else its key; undefined where there is no such field. */
export function placeOf(map: MapNode, path: FieldPath): Span | undefined {
  let current: MapNode = map;
  for (const [index, key] of path.entries()) {
    const entry = entryOf(current, key);
    const value = entry && resolve(entry.value);
    if (!entry || value === undefined || child(current, key) === undefined) return undefined;
    if (index === path.length - 1) return spanOf(value.kind === 'scalar' && value.start < value.end ? entry.value : entry.key);
    if (value.kind !== 'map') return undefined;
    current = value;
  }
  return undefined;
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}
