import assert from 'node:assert/strict';
import { lostChoices } from '../../../server/src/rules/pipeline/choices.ts';

function lost(expression: string): readonly (readonly [string, string | undefined])[] {
  return lostChoices(expression).map(({ value, turned }) => [expression.slice(value.start, value.end), turned]);
}

describe('choices in expressions', () => {
  it('lose a value that counts as false', () => {
    assert.deepEqual(lost("a && '' || 'x'"), [["''", "!a && 'x' || ''"]]);
    assert.deepEqual(lost(" a == 'b' && 0 || 7 "), [['0', "a != 'b' && 7 || 0"]]);
    assert.deepEqual(lost('!a && false || true'), [['false', 'a && true || false']]);
    assert.deepEqual(lost("contains(a, 'b') && null || 'x'"), [['null', "!(contains(a, 'b')) && 'x' || null"]]);
  });

  it('are turned only where the other value is sure to be taken', () => {
    for (const expression of ["a && '' || b", "a && '' || ''", "a && b && '' || 'x'", "a && '' || b || 'x'"])
      assert.deepEqual(lost(expression), [["''", undefined]], expression);
  });

  it('are found in brackets and arguments, each once', () => {
    assert.deepEqual(lost("format('{0}', (a && '' || 'x'))"), [["''", "!a && 'x' || ''"]]);
    assert.deepEqual(lost("f[a && '' || 'x'] && 0 || b"), [
      ['0', undefined],
      ["''", "!a && 'x' || ''"],
    ]);
  });

  it('are not found in texts, in plain alternatives and in what never differs', () => {
    for (const expression of ["'a && '''' || b' || c", "a || b && ''", "a && 'x' || ''", "'a' && '' || 'b'", "a && 00x || 'b'", ''])
      assert.deepEqual(lost(expression), [], expression);
  });

  it('are read to their end where brackets and texts are not closed', () => {
    for (const expression of ["a && ('' || 'x", ")))a && '' || b(((", "a && ' || b", `${'('.repeat(400)}a && '' || b`, 'a'.repeat(5000)])
      assert.ok(Array.isArray(lost(expression)), expression.slice(0, 20));
  });
});
