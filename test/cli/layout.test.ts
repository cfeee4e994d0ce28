import assert from 'node:assert/strict';
import fc from 'fast-check';
import { padEnd, padStart, printable, widthOf, wrap } from '../../server/src/cli/layout.ts';

describe('layout', () => {
  it('knows the columns that text takes', () => {
    for (const [text, width] of [
      ['', 0],
      ['abc', 3],
      ['äöü', 3],
      ['a\u0308', 1],
      ['漢字', 4],
      ['한글', 4],
      ['ｆｕｌｌ', 8],
      ['\u{1f40b}', 2],
      ['\u{1f468}\u200d\u{1f469}\u200d\u{1f467}', 2],
      ['❤\ufe0f', 2],
      ['\u200b', 0],
    ] as const) {
      assert.equal(widthOf(text), width, JSON.stringify(text));
    }
  });

  it('pads by columns', () => {
    assert.equal(padEnd('漢', 4), '漢  ');
    assert.equal(padStart('漢', 4), '  漢');
    assert.equal(padEnd('long', 2), 'long');
  });

  it('wraps between words, and breaks only what is too long', () => {
    assert.deepEqual(wrap('one two three', 7), ['one two', 'three']);
    assert.deepEqual(wrap('abcdefgh ij', 3), ['abc', 'def', 'gh', 'ij']);
    assert.deepEqual(wrap('漢字漢字', 4), ['漢字', '漢字']);
    assert.deepEqual(wrap('as it is', Number.POSITIVE_INFINITY), ['as it is']);
    assert.deepEqual(wrap('', 5), ['']);
  });

  it('loses nothing and stays within the width', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter((word) => !/\s/u.test(word)),
          { minLength: 1 },
        ),
        fc.integer({ min: 2, max: 30 }),
        (words, width) => {
          const lines = wrap(words.join(' '), width);
          assert.equal(lines.join('').replaceAll(' ', ''), words.join(''));
          for (const line of lines) assert.ok(widthOf(line) <= width, JSON.stringify(line));
        },
      ),
    );
  });

  it('makes control characters visible', () => {
    assert.equal(printable('a\nb\tc\u001b[0m\u0085\u2028'), 'a\\u{a}b\\u{9}c\\u{1b}[0m\\u{85}\\u{2028}');
    assert.equal(printable('häß 漢 \u{1f40b}'), 'häß 漢 \u{1f40b}');
  });
});
