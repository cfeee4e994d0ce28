/** Our tree of an HCL file against the JSON that HashiCorp's own parser makes of it. */
import assert from 'node:assert/strict';
import type { HclBody, HclValue } from '../../../server/src/syntax/hcl/tree.ts';

/** Throws where blocks, labels, attributes or literal values differ. */
export function compareBody(body: HclBody, expected: unknown, text: string, path: string): void {
  const groups = new Map<string, HclBody[]>();
  for (const block of body.blocks) {
    const key = JSON.stringify([block.type, ...block.labels]);
    groups.set(key, [...(groups.get(key) ?? []), block]);
  }
  const names = new Set([...body.attributes.map(({ name }) => name), ...body.blocks.map(({ type }) => type)]);
  assert.deepEqual([...names].sort(), Object.keys(record(expected, path)).sort(), path);
  for (const { name, value } of body.attributes) compareValue(value, record(expected, path)[name], text, `${path}.${name}`);
  for (const [key, group] of groups) {
    const labels = JSON.parse(key) as string[];
    const found = labels.reduce((node: unknown, label) => record(node, key)[label], expected);
    assert.ok(Array.isArray(found), `${path}.${key}`);
    assert.equal(found.length, group.length, `${path}.${key}`);
    group.forEach((member, index) => {
      compareBody(member, found[index], text, `${path}.${key}`);
    });
  }
}

function compareValue(value: HclValue, expected: unknown, text: string, path: string): void {
  if (value.kind === 'literal') {
    assert.deepEqual(value.value, typeof expected === 'string' ? expected.replace(/([$%])\1\{/g, '$1{') : expected, path);
  } else if (value.kind === 'list') {
    assert.ok(Array.isArray(expected) && expected.length === value.items.length, path);
    value.items.forEach((item, index) => {
      compareValue(item, expected[index], text, `${path}[${String(index)}]`);
    });
  } else if (value.kind === 'object') {
    const entries = record(expected, path);
    // Of two equal keys the last one counts.
    const last = new Map(value.entries.map((entry, index) => [entry.key ?? index, entry] as const));
    assert.equal(last.size, Object.keys(entries).length, path);
    for (const [key, entry] of last) if (typeof key === 'string') compareValue(entry.value, entries[key], text, `${path}.${key}`);
  } else {
    const heredoc = text.startsWith('<<', value.start);
    assert.ok(typeof expected === 'string' && (heredoc || /[$%]\{/.test(expected)), `${path}: ${JSON.stringify(expected)} is known`);
  }
}

function record(value: unknown, path: string): Readonly<Record<string, unknown>> {
  assert.ok(typeof value === 'object' && value !== null, path);
  return value as Record<string, unknown>;
}
