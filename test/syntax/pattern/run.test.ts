import assert from 'node:assert/strict';
import { compilePattern } from '../../../server/src/syntax/pattern/program.ts';
import { search, searchAll } from '../../../server/src/syntax/pattern/run.ts';

const free = (): void => undefined;

/** What Go's `FindAllString` gives. */
function all(pattern: string, text: string): readonly string[] {
  return [...searchAll(compilePattern(pattern), text, free)].map(([start, end]) => text.slice(start, end));
}

function groups(pattern: string, text: string): readonly (readonly [number, number])[] {
  const match = search(compilePattern(pattern), text, 0, free) ?? [];
  return Array.from({ length: match.length / 2 }, (_, index) => [match[2 * index] ?? NaN, match[2 * index + 1] ?? NaN] as const);
}

describe('matches of a pattern', () => {
  it('are the ones that it prefers', () => {
    assert.deepEqual(all('a|ab', 'ab'), ['a']);
    assert.deepEqual(all('ab|a', 'ab'), ['ab']);
    assert.deepEqual(all('a+', 'aab'), ['aa']);
    assert.deepEqual(all('a+?', 'aab'), ['a', 'a']);
    assert.deepEqual(all('a{2,3}', 'aaaaa'), ['aaa', 'aa']);
    assert.deepEqual(all('a{2,3}?', 'aaaaa'), ['aa', 'aa']);
    assert.deepEqual(all('(?i)x[a-c]*', 'XabCd xA'), ['XabC', 'xA']);
  });

  it('begin as early as they can', () => {
    assert.deepEqual(all('c|bc|abcd', 'xabc'), ['bc']);
    assert.deepEqual(all('💡.', 'a💡💡b'), ['💡💡']);
  });

  it('that are empty stand between others, but not right behind one', () => {
    assert.deepEqual(all('b*', 'abc'), ['', 'b', '']);
    assert.deepEqual(all('', 'ab'), ['', '', '']);
    assert.deepEqual(all('', '💡'), ['', '']);
    assert.deepEqual(all('x', 'ab'), []);
  });

  it('have groups, the last round of each', () => {
    assert.deepEqual(groups('(a)(b)?', 'ac'), [
      [0, 1],
      [0, 1],
      [-1, -1],
    ]);
    assert.deepEqual(groups('x(?:(a)|(?P<second>b))*y', 'xabay'), [
      [0, 5],
      [3, 4],
      [2, 3],
    ]);
    assert.deepEqual(compilePattern('(a)(?P<n>b)(?:c)(?<m>d)').groups, ['', 'n', 'm']);
  });

  it('know the classes of POSIX', () => {
    assert.deepEqual(all('[[:alpha:]]+', 'ab1é'), ['ab']);
    assert.deepEqual(all('[^[:alpha:]_]+', 'ab1-_'), ['1-']);
    assert.deepEqual(all('[[:^space:]]+', 'a b'), ['a', 'b']);
    assert.deepEqual(all('[[:punct:]]', 'a.b_`'), ['.', '_', '`']);
  });

  it('cost what they take', () => {
    let steps = 0;
    search(compilePattern('(a*)*b'), 'a'.repeat(1000), 0, (more) => {
      steps += more;
    });
    assert.ok(steps > 100 && steps < 2000, String(steps));
  });
});
