/** What the fix of a rule changes: one field is added, or gets another value. */
import { addEntryFix } from '../rules/edits/yaml.ts';
import { editOf } from '../rules/edits/edit.ts';
import { scalarText } from '../rules/edits/render.ts';
import { judge } from '../rules/edits/value.ts';
import type { NewValue, Piece } from '../rules/edits/value.ts';
import type { Fix, FixContext } from '../rules/rule.ts';
import { entryOf } from '../syntax/tree.ts';
import type { MapNode, ScalarNode } from '../syntax/tree.ts';
import type { FieldPath } from './path.ts';
import type { OrganisationFix } from './types.ts';

/** Undefined where the text leaves no sure place for the value, or has another one that is no single word. */
export function fixAt(map: MapNode, { title, path, safety }: OrganisationFix, value: NewValue, context: FixContext): Fix | undefined {
  const existing = scalarAt(map, path);
  if (!existing) return addEntryFix(context, map, { path, value: safety === 'review' ? judged(value) : value, title, safety });
  if (typeof value === 'object' || existing.scalar.start === existing.scalar.end) return undefined;
  const pieces = replacement(existing, String(value), typeof value === 'string', safety === 'review');
  return pieces && { title, safety, edits: [editOf(context.text, existing.scalar.start, existing.scalar.end, pieces)] };
}

interface Existing {
  readonly scalar: ScalarNode;
  readonly flow: boolean;
}

function scalarAt(map: MapNode, path: FieldPath): Existing | undefined {
  let current: MapNode = map;
  for (const [index, key] of path.entries()) {
    const value = entryOf(current, key)?.value;
    if (index === path.length - 1)
      return value?.kind === 'scalar' && value.value !== null ? { scalar: value, flow: current.flow } : undefined;
    if (value?.kind !== 'map') return undefined;
    current = value;
  }
  return undefined;
}

/** In the quotes of what was there; block scalars are left alone. */
function replacement({ scalar, flow }: Existing, text: string, isText: boolean, review: boolean): readonly Piece[] | undefined {
  if (scalar.style === 'literal' || scalar.style === 'folded') return undefined;
  const written = writtenAs(scalar, flow, text, isText);
  return review && written === text ? [judge(text)] : [written];
}

function writtenAs({ style }: ScalarNode, flow: boolean, text: string, isText: boolean): string {
  if (!isText) return text;
  if (style === 'double') return JSON.stringify(text);
  return style === 'single' ? `'${text.replaceAll("'", "''")}'` : scalarText(text, flow);
}

/** With a tab stop for each word that a person has to judge. */
function judged(value: NewValue): NewValue {
  if (typeof value === 'string' || typeof value === 'number') return judge(value);
  if (typeof value !== 'object' || !isPlain(value)) return value;
  if (isList(value)) return value.map(judged);
  return Object.fromEntries(Object.entries(value).map(([key, inner]): readonly [string, NewValue] => [key, judged(inner)]));
}

type Collection = readonly NewValue[] | Readonly<Record<string, NewValue>>;

function isPlain(value: NewValue): value is Collection {
  return Array.isArray(value) || (typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype);
}

function isList(value: Collection): value is readonly NewValue[] {
  return Array.isArray(value);
}
