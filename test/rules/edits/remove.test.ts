import assert from 'node:assert/strict';
import { readFile } from '../../../server/src/facts/read.ts';
import { removeAt } from '../../../server/src/rules/edits/remove.ts';
import { at, itemsOf, resolve } from '../../../server/src/syntax/tree.ts';

type Path = readonly [string, ...string[]];

function result(text: string, path: Path, index?: number): string | undefined {
  const root = readFile({ uri: 'file:///a.yaml', format: 'yaml', text, hcl: undefined }).units[0]?.unit.root;
  assert.ok(root);
  const map = resolve(root);
  assert.equal(map.kind, 'map');
  const item = index === undefined ? undefined : itemsOf(at(map, ...path)).items[index];
  const edit = removeAt(text, map, path, item);
  return edit && text.slice(0, edit.start) + edit.text + text.slice(edit.end);
}

describe('A removal', () => {
  it('takes the lines of an entry', () => {
    assert.equal(result('a: 1\nb:\n  c: 2\n  d: 3\ne: 4\n', ['b', 'd']), 'a: 1\nb:\n  c: 2\ne: 4\n');
    assert.equal(result('a: 1\r\nb: 2\r\nc: 3\r\n', ['b']), 'a: 1\r\nc: 3\r\n');
    assert.equal(result('a: 1\nb: 2', ['b']), 'a: 1');
    assert.equal(result('a: 1\r\nb: 2', ['b']), 'a: 1');
    assert.equal(result('a: 1\nb:\n  c:\n    d: 2\ne: 4\n', ['b']), 'a: 1\ne: 4\n');
  });

  it('takes what would be left empty with it', () => {
    assert.equal(result('a: 1\nb:\n  c:\n    - 2\n', ['b', 'c'], 0), 'a: 1\n');
    assert.equal(result('a: 1\nb: { c: { d: 2 }, e: 3 }\n', ['b', 'c', 'd']), 'a: 1\nb: { e: 3 }\n');
  });

  it('takes one item of a list', () => {
    assert.equal(result('a:\n  - 1\n  - 2\n  - 3\n', ['a'], 1), 'a:\n  - 1\n  - 3\n');
    assert.equal(result('a:\n- 1\n- 2\n', ['a'], 1), 'a:\n- 1\n');
    assert.equal(result('a: [1, 2, 3]\n', ['a'], 0), 'a: [2, 3]\n');
    assert.equal(result('a: [1, 2, 3]\n', ['a'], 2), 'a: [1, 2]\n');
  });

  it('moves the next entry up to the dash', () => {
    const text = 'a:\n  - b: 1\n    c: 2\n';
    const root = readFile({ uri: 'file:///a.yaml', format: 'yaml', text, hcl: undefined }).units[0]?.unit.root;
    const item = root && itemsOf(at(resolve(root), 'a')).items[0];
    assert.equal(item?.kind, 'map');
    const edit = removeAt(text, item, ['b']);
    assert.ok(edit);
    assert.equal(text.slice(0, edit.start) + edit.text + text.slice(edit.end), 'a:\n  - c: 2\n');
  });

  it('keeps the comment behind what goes', () => {
    assert.equal(result('a: 1\nb: 2 # two\n', ['b']), 'a: 1\n# two\n');
    assert.equal(result('a:\n  - 1 # one\n  - 2\n', ['a'], 0), 'a:\n  # one\n  - 2\n');
  });

  it('is not made where a comment or an anchor would be lost', () => {
    assert.equal(result('a: 1\nb:\n  # about c\n  c: 2\n  d: 3\n', ['b']), undefined);
    assert.equal(result('a: &one\n  b: 1\nc: *one\n', ['a']), undefined);
    assert.equal(result('a: 1\n', ['a', 'b']), undefined);
    assert.equal(result('a: { b: 1 }\n', ['x']), undefined);
  });

  it('never leaves the whole map empty in flow style', () => {
    assert.equal(result('{ a: 1 }\n', ['a']), undefined);
  });
});
