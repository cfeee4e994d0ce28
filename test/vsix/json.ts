/** Reads JSON whose shape is checked on the way. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

import { fromRoot } from '../../scripts/lib/paths.ts';

/** A value that is an object. */
export function record(value: unknown): Readonly<Record<string, unknown>> {
  assert.ok(typeof value === 'object' && value !== null, 'an object is expected');
  return Object.fromEntries(Object.entries(value));
}

/** A value that is a list of objects. */
export function list(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  assert.ok(Array.isArray(value), 'a list is expected');
  return value.map(record);
}

/** An object from a file of the repository. */
export function readJson(file: string): Readonly<Record<string, unknown>> {
  return record(JSON.parse(readFileSync(fromRoot(file), 'utf8')));
}

/** A value that is a text, and not an empty one. */
export function text(value: unknown, what: string): string {
  assert.ok(typeof value === 'string' && value !== '', `${what} is missing`);
  return value;
}
