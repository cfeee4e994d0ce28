import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from '../../../server/src/facts/read.ts';
import { nestsTooDeep } from '../../../server/src/syntax/hcl/depth.ts';
import { createHclParser } from '../../../server/src/syntax/hcl/parser.ts';
import { segmentsOf } from '../../../server/src/syntax/hcl/segments.ts';
import { hclParser, loadHclAsset } from './assets.ts';

const samples = new URL('samples/', import.meta.url);

describe('HCL texts of nothing but levels', () => {
  it('are told from others without parsing them', () => {
    for (const level of ['"${', 'a = "${"b', '"%{', '"${"}"', '"${)', '"${#}\n', '[', '(', 'a {', '"${ <<A\n}\nA\n'])
      assert.equal(nestsTooDeep(level.repeat(501)), true, level);
    assert.equal(nestsTooDeep('['.repeat(501) + ']'.repeat(501)), true);
  });

  it('are no others, whatever strings, comments and here-documents hold', () => {
    for (const name of readdirSync(samples)) assert.equal(nestsTooDeep(readFileSync(new URL(name, samples), 'utf8')), false, name);
    for (const line of [
      'a = "${b["c"]}"\n',
      'a = "(${d}["\n',
      'a = "$${ %%{ \\"("\n',
      '# ( [ {\n',
      '// ( [ {\n',
      '/* ( [ {\n */\n',
      'a = <<-A\n  ( [ { ${\n  A\n',
      'a = 1 < 2\n',
      'a = "\n',
      ')\n',
      'b {\n  c = [for d in e : { f = "${g(d)}" }]\n}\n',
    ])
      assert.equal(nestsTooDeep(line.repeat(2000)), false, line);
    assert.equal(nestsTooDeep('['.repeat(400) + ']'.repeat(400)), false);
  });

  it('are named, and nothing of them is read', async () => {
    const hcl = await hclParser();
    const text = '"${'.repeat(300_000);
    const { problems, units } = readFile({ uri: 'file:///a/main.tf', format: 'hcl', text, hcl });
    assert.deepEqual(problems, ['Not read: nested too deep.']);
    assert.equal(units[0]?.unit.damaged, true);
  });
});

describe('HCL texts that take the square of their length', () => {
  it('are given up after a while, and the next one is read', async () => {
    const hcl = await createHclParser(loadHclAsset, 200);
    const { problems } = readFile({ uri: 'file:///a/main.tf', format: 'hcl', text: '"x"\n'.repeat(250_000), hcl });
    assert.deepEqual(problems, ['Not read: parsing it takes too long.']);
    const { attributes, damaged } = hcl.parse('a = 1\n');
    assert.equal(damaged, false);
    assert.equal(attributes[0]?.name, 'a');
  });

  it('are not those with here-documents that never end', () => {
    const text = 'a = <<A\n'.repeat(125_000);
    assert.deepEqual(segmentsOf(text), [{ start: 0, end: text.length }]);
    assert.equal(nestsTooDeep(text), false);
  });

  it('cuts behind a here-document at the first line that ends it', () => {
    const [text, next] = ['a = <<A\nlocals {\nA\n', 'locals {\n}\nA\n'];
    assert.deepEqual(segmentsOf(text + next), [
      { start: 0, end: text.length },
      { start: text.length, end: text.length + next.length },
    ]);
  });
});
