import assert from 'node:assert/strict';
import picomatch from 'picomatch';
import { globMatcher, isPlainGlob } from '../../server/src/files/glob.ts';

const patterns = [
  'a',
  'a/**',
  '**',
  '**/a',
  '**/*.yaml',
  'a/*/c',
  '*',
  'a*c',
  '?',
  'a?c',
  '**/b/**',
  'a/**/c',
  '*.{yaml,yml}',
  '{a,b/c}/*',
  '.x',
  '*/.x',
  'a*b*c',
  '**/a*/**/c.yaml',
];
const paths = [
  'a',
  'b',
  'c',
  'a/b',
  'a/b/c',
  'a/c',
  'a/x/y/c',
  'abc',
  'a.yaml',
  'x/a.yml',
  'x.yaml/y',
  '.x',
  'a/.x',
  'b/c/d',
  'ab/c.yaml',
  'q/ab/d/c.yaml',
  'aXbYc',
  'abcb',
];

describe('globs', () => {
  it('match what picomatch matches', () => {
    for (const pattern of patterns) {
      assert.ok(isPlainGlob(pattern), pattern);
      const expected = picomatch(pattern, { dot: true });
      const actual = globMatcher(pattern);
      for (const path of paths) assert.equal(actual(path), expected(path), `${pattern} and ${path}`);
    }
  });

  it('leave to others what they do not know', () => {
    for (const pattern of ['!a', '[ab]', '@(a|b)', '{1..3}', 'a\\*']) assert.ok(!isPlainGlob(pattern), pattern);
  });

  it('take a folder with or without its slash', () => {
    assert.ok(globMatcher('vendor/')('vendor'));
    assert.ok(!globMatcher('vendor/')('vendors'));
  });
});
