import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { idsOfToday, listFile, listed } from './ids.ts';

const released = listed(readFileSync(listFile, 'utf8'));

describe('ids that were released', () => {
  it('are all there still', () => {
    const today = new Set(idsOfToday());
    assert.deepEqual(
      released.filter((id) => !today.has(id)),
      [],
      'what answers, comments and settings name must not disappear',
    );
  });

  it('stand on the list once, in order, and cover practices, signals and rules', () => {
    assert.deepEqual(released, [...new Set(released)].sort());
    const kinds = new Set(released.map((line) => line.split(' ')[0]));
    assert.deepEqual(kinds, new Set(['section', 'practice', 'signal', 'rule']));
    assert.ok(released.length > 800);
  });
});
