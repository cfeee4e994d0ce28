/** Our tree against HashiCorp's own parser: the same blocks, labels, attributes and literal values. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { parse as parseWithGo } from '@cdktn/hcl2json';
import type { HclBody, HclValue } from '../../../server/src/syntax/hcl/tree.ts';
import { hclParser } from './assets.ts';

const samples = new URL('samples/', import.meta.url);

describe('HCL against the reference parser', () => {
  for (const name of readdirSync(samples)) {
    it(name, async () => {
      const text = readFileSync(new URL(name, samples), 'utf8');
      const body = (await hclParser()).parse(text);
      assert.equal(body.damaged, false);
      const expected: unknown = await parseWithGo(name, text);
      compareBody(body, expected, text, name);
    });
  }

  it('tells the difference', async () => {
    const parser = await hclParser();
    const expected: unknown = await parseWithGo('x.tf', 'a = "b"\nc "d" {\n  e = 1\n}\n');
    for (const other of [
      'a = "x"\nc "d" {\n  e = 1\n}\n',
      'a = "b"\nc "x" {\n  e = 1\n}\n',
      'a = "b"\nc "d" {\n  e = 2\n}\n',
      'a = "b"\nc "d" {\n}\n',
      'a = "b"\n',
    ]) {
      assert.throws(() => {
        compareBody(parser.parse(other), expected, other, 'x.tf');
      }, assert.AssertionError);
    }
  });
});

function compareBody(body: HclBody, expected: unknown, text: string, path: string): void {
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
    assert.equal(value.entries.length, Object.keys(entries).length, path);
    for (const entry of value.entries)
      if (entry.key !== undefined) compareValue(entry.value, entries[entry.key], text, `${path}.${entry.key}`);
  } else {
    const heredoc = text.startsWith('<<', value.start);
    assert.ok(typeof expected === 'string' && (heredoc || /[$%]\{/.test(expected)), `${path}: ${JSON.stringify(expected)} is known`);
  }
}

function record(value: unknown, path: string): Readonly<Record<string, unknown>> {
  assert.ok(typeof value === 'object' && value !== null, path);
  return value as Record<string, unknown>;
}
