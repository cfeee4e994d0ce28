import assert from 'node:assert/strict';
import { splitDocuments } from '../../../server/src/syntax/yaml/split.ts';

function parts(text: string): readonly string[] {
  return splitDocuments(text).map(({ start, end }) => text.slice(start, end));
}

describe('splitDocuments', () => {
  it('cuts at marker lines only', () => {
    assert.deepEqual(parts('a: 1\n---\nb: 2\n--- # note\nc: ---\n----\nd: 4\n'), ['a: 1\n', '\nb: 2\n', ' # note\nc: ---\n----\nd: 4\n']);
  });

  it('drops nothing and invents nothing at the ends', () => {
    assert.deepEqual(parts('---\na: 1\n---\n'), ['\na: 1\n', '\n']);
    assert.deepEqual(parts(''), ['']);
    assert.deepEqual(parts('---'), ['']);
  });

  it('leaves a byte order mark out and takes Windows line ends', () => {
    assert.deepEqual(parts('\uFEFFa: 1\r\n---\r\nb: 2\r\n'), ['a: 1\r\n', '\r\nb: 2\r\n']);
  });
});
