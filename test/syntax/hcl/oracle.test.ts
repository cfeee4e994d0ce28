/** Our tree against HashiCorp's own parser: the same blocks, labels, attributes and literal values. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { parse as parseWithGo } from '@cdktn/hcl2json';
import { hclParser } from './assets.ts';
import { compareBody } from './compare.ts';

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
