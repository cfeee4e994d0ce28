import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { hashOf, runsOf } from './runs.ts';

const modelFolder = new URL('../../model/', import.meta.url);
const packed = Buffer.from(readFileSync(new URL('source-runs.txt', import.meta.url), 'utf8'), 'base64').toString('hex');
const sourceRuns = new Set(Array.from({ length: packed.length / 12 }, (_, index) => packed.slice(index * 12, index * 12 + 12)));

describe('the words of the model', () => {
  it('has an index of the documents to compare with', () => {
    assert.ok(sourceRuns.size > 10_000, `only ${String(sourceRuns.size)} runs`);
  });

  for (const name of readdirSync(modelFolder).filter((file) => file.endsWith('.yaml'))) {
    it(`${name} shares no run of eight words with the documents`, () => {
      const shared = runsOf(readFileSync(new URL(name, modelFolder), 'utf8')).filter((run) => sourceRuns.has(hashOf(run)));
      assert.deepEqual(shared, []);
    });
  }
});
