import assert from 'node:assert/strict';
import { MatchError } from '../../server/src/signals/cursor.ts';
import { parseMatch } from '../../server/src/signals/language.ts';

function failure(text: string): { readonly message: string; readonly position: number } {
  try {
    parseMatch(text);
  } catch (error) {
    assert.ok(error instanceof MatchError);
    return { message: error.message, position: error.position };
  }
  return assert.fail(`${text} was read`);
}

describe('the language of matches', () => {
  it('reads alternatives, clauses and conditions', () => {
    const alternatives = parseMatch('k8s apps/Deployment,StatefulSet WITH a.b exists AND c[1] != x OR ci-run /a OR b/i AND ci-uses x/y');
    assert.deepEqual(
      alternatives.map((clauses) => clauses.map(({ kind, conditions }) => [kind, conditions.length])),
      [
        [['k8s', 2]],
        [
          ['ci-run', 0],
          ['ci-uses', 0],
        ],
      ],
    );
  });

  it('reads paths with wildcards, indexes and quoted keys', () => {
    const [[clause] = []] = parseMatch('k8s core/Pod WITH a.*.b[*].c[2]["d.e/f"] = v w');
    assert.deepEqual(clause?.conditions, [
      {
        path: [{ key: 'a' }, 'any-key', { key: 'b' }, 'any-item', { key: 'c' }, { index: 2 }, { key: 'd.e/f' }],
        test: { kind: 'equals', value: 'v w' },
      },
    ]);
  });

  it('reads every test', () => {
    const tests = ['exists', 'absent', '= {}', '!= 0', '>= 3', 'in (a,absent)', 'includes x', '~ /[/]\\/x/i'];
    const kinds = tests.map((test) => parseMatch(`tf x WITH y ${test}`)[0]?.[0]?.conditions[0]?.test.kind);
    assert.deepEqual(kinds, ['exists', 'absent', 'equals', 'differs', 'at-least', 'one-of', 'includes', 'matches']);
  });

  it('keeps the ecosystem until the next one, and the colons of Maven', () => {
    const [[clause] = []] = parseMatch('pkg npm:a,@b/c,maven:g:a,h:b');
    assert.deepEqual(clause?.kind === 'pkg' && clause.names, [
      { ecosystem: 'npm', name: 'a' },
      { ecosystem: 'npm', name: '@b/c' },
      { ecosystem: 'maven', name: 'g:a' },
      { ecosystem: 'maven', name: 'h:b' },
    ]);
  });

  it('keeps commas in braces', () => {
    const [[clause] = []] = parseMatch('file a.{b,c},d');
    assert.deepEqual(clause?.kind === 'file' && clause.globs, ['a.{b,c}', 'd']);
  });

  const errors: readonly (readonly [string, number, RegExp])[] = [
    ['', 0, /Expected a word/],
    ['nothing x', 0, /No clause is called "nothing"/],
    ['k8s Deployment', 4, /Expected group\/Kind/],
    ['k8s core/Pod OR', 15, /Expected a word/],
    ['k8s core/Pod and file x', 13, /Expected OR, AND or the end/],
    ['k8s core/Pod WITH a is b', 20, /No test is called "is"/],
    ['k8s core/Pod WITH a.[x] exists', 19, /No such path/],
    ['k8s core/Pod WITH text exists', 18, /Text can only be matched/],
    ['k8s core/Pod WITH a >= many', 23, /Expected a number/],
    ['k8s core/Pod WITH a in a', 23, /Expected a list in parentheses/],
    ['ci-run x', 7, /Expected a regular expression/],
    ['ci-run /(/', 7, /Invalid regular expression/],
    ['ci-key drone a exists', 7, /No pipeline system is called "drone"/],
    ['pkg lodash', 4, /Expected an ecosystem/],
  ];
  for (const [text, position, message] of errors) {
    it(`says where "${text}" goes wrong`, () => {
      const found = failure(text);
      assert.match(found.message, message);
      assert.equal(found.position, position);
    });
  }
});
