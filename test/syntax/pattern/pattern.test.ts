import assert from 'node:assert/strict';
import { compilePattern } from '../../../server/src/syntax/pattern/program.ts';
import { PatternError } from '../../../server/src/syntax/pattern/read.ts';
import { isFound } from '../../../server/src/syntax/pattern/run.ts';

function found(pattern: string, text: string): boolean {
  return isFound(compilePattern(pattern), text, () => undefined);
}

/** Patterns that mean the same in both languages. */
const patterns = [
  'a',
  '',
  'abc',
  'a|b',
  'a|bc|',
  '^a',
  'a$',
  '^a$',
  '^$',
  'a*',
  'a+b',
  'a?b',
  '^a{2}$',
  '^a{2,}$',
  '^a{1,2}b',
  '(ab)+',
  '^(?:ab|a)*$',
  '[abc]',
  '[^abc]',
  '[a-c]+$',
  '^[\\w.-]+$',
  '\\d+',
  '\\D',
  '^\\s*$',
  '\\S',
  '\\bab\\b',
  '\\Bb',
  '.',
  '^.$',
  '^...$',
  'a.b',
  '\\.',
  '[.]',
  '[\\]a]',
  '[a\\-c]',
  '[-a]',
  '[a-]',
  '^(a|b)*c$',
  '(a+)+c',
  'a{0}b',
  'a{0,1}c',
  '^(?:a?){3}a{3}$',
  '\\x61',
  '[\\d_]b',
  '(?:)',
  '(a)(b)?',
  '^a??b',
  'a*?b',
  'é',
  '[à-ü]',
  '\\n',
  '\\t',
  '💡',
  '^[^💡]$',
  'a\\/b',
];
const texts = [
  '',
  'a',
  'b',
  'c',
  'ab',
  'ba',
  'abc',
  'aab',
  'aaa',
  'aaaaaa',
  'abab',
  'a.b',
  'a b',
  'xaby',
  'x ab y',
  '1',
  'a1',
  '_b',
  '-',
  ']',
  '\n',
  'a\nb',
  '\t',
  'é',
  'û',
  '💡',
  'a💡',
  'a/b',
  'team-shop_1.x',
];

describe('patterns of RE2', () => {
  it('find what those of JavaScript find', () => {
    for (const pattern of patterns)
      for (const text of texts)
        assert.equal(found(pattern, text), new RegExp(pattern, 'u').test(text), `${pattern} in ${JSON.stringify(text)}`);
  });

  it('have flags and anchors of RE2', () => {
    assert.equal(found('(?i)TEAM', 'my team'), true);
    assert.equal(found('(?i:T)eam', 'Team'), true);
    assert.equal(found('(?i:T)eam', 'tEAM'), false);
    assert.equal(found('a.b', 'a\nb'), false);
    assert.equal(found('(?s)a.b', 'a\nb'), true);
    assert.equal(found('(?m)^b$', 'a\nb'), true);
    assert.equal(found('^b$', 'a\nb'), false);
    assert.equal(found('\\Ab\\z', 'b'), true);
    assert.equal(found('(?P<name>b)', 'b'), true);
    assert.equal(found('[^a]', '\n'), true);
  });

  it('are told of where they cannot be read', () => {
    for (const pattern of [
      '(',
      ')',
      '[',
      '[b-a]',
      '*',
      'a**',
      '(?=a)',
      '(?<!a)',
      '\\1',
      '\\p{L}',
      '\\',
      'a{2,1}',
      'a{1001}',
      '[[:letters:]]',
      '\\xzz',
    ])
      assert.throws(() => compilePattern(pattern), PatternError, pattern);
  });

  it('repeat nothing without taking time for it', () => {
    assert.ok(found('(?:(?:(?:(?:(?:){1000}){1000}){1000}){1000}){1000}', ''));
  });

  it('take time in proportion to the text', () => {
    const program = compilePattern('^(?:(a+)+|(a|aa)*)*$');
    const start = performance.now();
    assert.equal(
      isFound(program, `${'a'.repeat(50_000)}!`, () => undefined),
      false,
    );
    assert.ok(performance.now() - start < 2000);
  });
});
