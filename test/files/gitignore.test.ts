import assert from 'node:assert/strict';
import fc from 'fast-check';
import ignore from 'ignore';
import { IgnoreFile } from '../../server/src/files/gitignore.ts';

const piece = fc.constantFrom('a', 'b', '.c', '*', '**', '?', '[ab]', '[!a]', 'a*', '*.c', 'a\\*', '*b*');
const line = fc
  .tuple(
    fc.constantFrom('', '!'),
    fc.constantFrom('', '/', '**/'),
    fc.array(piece, { minLength: 1, maxLength: 3 }),
    fc.constantFrom('', '/'),
  )
  .map(([not, lead, pieces, tail]) => `${not}${lead}${pieces.join('/')}${tail}`);
const path = fc.array(fc.constantFrom('a', 'b', '.c', 'ab', 'b.c', 'a*'), { minLength: 1, maxLength: 4 });

/** As a walk asks: a folder that is ignored is not gone into. */
function isIgnored(file: IgnoreFile, parts: readonly string[], isFolder: boolean): boolean {
  return parts.some((_, index) => file.wordOn(parts.slice(0, index + 1).join('/'), index < parts.length - 1 || isFolder) === 'ignored');
}

describe('.gitignore files', () => {
  it('say what other readers take them to say', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), path, fc.boolean(), (lines, parts, isFolder) => {
        const text = lines.join('\n');
        const expected = ignore({ ignorecase: false })
          .add(text)
          .test(`${parts.join('/')}${isFolder ? '/' : ''}`).ignored;
        assert.equal(isIgnored(new IgnoreFile(text), parts, isFolder), expected, `${JSON.stringify(text)} and ${parts.join('/')}`);
      }),
      { numRuns: 1000, seed: 7 },
    );
  });

  const cases: readonly (readonly [text: string, ignored: readonly string[], kept: readonly string[]])[] = [
    ['# a\n\n\\#b\n\\!c\n', ['#b', '!c'], ['# a', 'a', 'c']],
    ['a  \nb\\ \n', ['a', 'b '], ['a  ', 'b']],
    ['\uFEFFa\r\nb\r\n', ['a', 'b'], ['a\r']],
    ['build/\n', ['build/', 'x/build/'], ['build']],
    ['/a\nb/c\n', ['a', 'b/c'], ['x/a', 'x/b/c']],
    ['a/**\n!a/b\n', ['a/c'], ['a/', 'a/b']],
    ['*.log\n!keep.log\n', ['x/a.log'], ['keep.log']],
    ['[[:digit:]]\n[a-c]\n[]]\n[\\]x]\n', ['1', 'b', ']', 'x'], ['d', '[']],
    ['[a\na\\\n', [], ['[a', 'a', 'a\\']],
    ['😀?\n', ['😀😀'], ['😀']],
  ];
  for (const [text, ignored, kept] of cases) {
    it(`${JSON.stringify(text)} is read as git reads it`, () => {
      const file = new IgnoreFile(text);
      const wordOn = (one: string): string => file.wordOn(one.replace(/\/$/, ''), one.endsWith('/')) ?? 'kept';
      for (const one of ignored) assert.equal(wordOn(one), 'ignored', one);
      for (const one of kept) assert.equal(wordOn(one), 'kept', one);
    });
  }

  it('cannot draw out the time', () => {
    const text = `${'**/a/'.repeat(8)}b\n${'*a'.repeat(20)}b\n${'[ab]*'.repeat(20)}c\n`;
    const started = performance.now();
    new IgnoreFile(text).wordOn('a/'.repeat(500) + 'a'.repeat(250), false);
    assert.ok(performance.now() - started < 500);
  });
});
