import assert from 'node:assert/strict';
import type { Value } from '../../server/src/compose/helm/values/value.ts';
import { dict } from '../../server/src/compose/helm/values/value.ts';
import type { HclValue } from '../../server/src/syntax/hcl/tree.ts';
import { keyPathOf, setAt, setValue } from '../../server/src/workspace/composition/release-set.ts';

const origin = { uri: 'main.tf', start: 0, end: 1, written: '', literal: false };

function literal(value: string | number | boolean | null): HclValue {
  return { kind: 'literal', value, start: 0, end: 1 };
}

function plain(value: Value): unknown {
  switch (value.kind) {
    case 'dict':
      return Object.fromEntries([...value.entries].map(([key, inner]) => [key, plain(inner)]));
    case 'list':
      return value.items.map(plain);
    case 'string':
      return value.text;
    case 'number':
    case 'bool':
      return value.value;
    case 'nil':
      return null;
    default:
      return '?';
  }
}

describe('set of a release', () => {
  const paths: readonly (readonly [string, readonly string[] | undefined, boolean?])[] = [
    ['a', ['a']],
    ['a.b.c', ['a', 'b', 'c']],
    ['a\\.b.c/d', ['a.b', 'c/d']],
    ['a[0].b', ['a'], true],
    ['a.b[1]', ['a', 'b'], true],
    ['', undefined],
    ['a..b', undefined],
    ['a=1,b', undefined],
    ['x.'.repeat(60) + 'x', undefined],
  ];
  for (const [name, keys, indexed = false] of paths)
    it(`reads the path ${JSON.stringify(name.slice(0, 20))}`, () => {
      assert.deepEqual(keyPathOf(name), keys && { keys, indexed });
    });

  const values: readonly (readonly [HclValue, unknown])[] = [
    [literal('true'), true],
    [literal(false), false],
    [literal('0'), 0],
    [literal(12), 12],
    [literal('-3'), -3],
    [literal('007'), '007'],
    [literal('1.5'), '1.5'],
    [literal('null'), null],
    [literal(''), ''],
    [literal('{a,1,true}'), ['a', 1, true]],
    [literal('{}'), []],
    [literal('a,b'), '?'],
    [literal('a\\,b'), '?'],
    [literal(null), '?'],
    [{ kind: 'list', items: [literal('a'), literal('2')], start: 0, end: 1 }, ['a', 2]],
    [{ kind: 'list', items: [literal('a'), { kind: 'unknown', start: 0, end: 1 }], start: 0, end: 1 }, '?'],
    [{ kind: 'unknown', start: 0, end: 1 }, '?'],
  ];
  for (const [value, expected] of values)
    it(`takes ${JSON.stringify(value)} for ${JSON.stringify(expected)}`, () => {
      assert.deepEqual(plain(setValue(value, 'auto', origin)), expected);
    });

  it('takes any text for a string where that is wanted', () => {
    for (const text of ['true', '1', '{a}', 'a,b', 'null']) assert.equal(plain(setValue(literal(text), 'string', origin)), text);
  });

  it('makes the maps on its way, and nothing below what is not known', () => {
    const target = dict([['taken', { kind: 'unknown', reason: 'nobody says' }]]);
    const put = (name: string, value: string): void => {
      const path = keyPathOf(name);
      assert.ok(path);
      setAt(target, path, setValue(literal(value), 'auto', origin));
    };
    put('a.b', '1');
    put('a.c', '2');
    put('a.b', '3');
    put('list[0].x', '4');
    put('taken.x', '5');
    put('__proto__.x', '6');
    assert.deepEqual(plain(target), { taken: '?', a: { b: 3, c: 2 }, list: '?', ...JSON.parse('{"__proto__": {"x": 6}}') });
    assert.equal(Object.hasOwn({}, 'x'), false);
  });
});
