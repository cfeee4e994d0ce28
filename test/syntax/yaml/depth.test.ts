import assert from 'node:assert/strict';
import { nestsTooDeep } from '../../../server/src/syntax/yaml/depth.ts';
import { parseDocument } from '../../../server/src/syntax/yaml/parse.ts';

describe('texts of nothing but levels', () => {
  it('are told from others without parsing them', () => {
    for (const text of [
      '['.repeat(20_000),
      '{a: '.repeat(2000),
      `a: ${'['.repeat(600)}${']'.repeat(600)}`,
      '- '.repeat(20_000),
      '? '.repeat(600),
    ])
      assert.equal(nestsTooDeep(text), true, text.slice(0, 20));
    for (const text of [
      '',
      'a: [b, c]\n'.repeat(2000),
      `a: ${'['.repeat(300)}${']'.repeat(300)}`,
      '- - - a\n'.repeat(2000),
      '- a\n'.repeat(5000),
    ])
      assert.equal(nestsTooDeep(text), false, text.slice(0, 20));
  });

  it('are not read, which ended the process', () => {
    const { root, damaged, damage } = parseDocument(`rules: ${'['.repeat(20_000)}`);
    assert.equal(root, undefined);
    assert.equal(damaged, true);
    assert.match(damage[0]?.message ?? '', /too deep/);
  });
});
