import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Tally } from '../../server/src/rules/finding.ts';
import { fallen, levelsOf } from './levels.ts';
import { anyWorld, assessWorld, withTally } from './small-model.ts';

/** No level falls whatever the world and wherever in it the change is made. */
function neverLowers(change: (tally: Tally) => Tally | undefined): void {
  const reached = new Set<number | null>();
  let changes = 0;
  fc.assert(
    fc.property(anyWorld, fc.nat(), (world, place) => {
      const changed = withTally(world, place, change);
      if (!changed) return;
      const before = assessWorld(world);
      const after = assessWorld(changed);
      for (const level of levelsOf(before).values()) reached.add(level);
      changes++;
      assert.deepEqual(fallen(before, after), []);
    }),
    { numRuns: 6000, seed: 7 },
  );
  assert.ok(changes > 500, `only ${String(changes)} changes`);
  assert.deepEqual(reached, new Set([null, 1, 2, 3, 4, 5]));
}

describe('levels', () => {
  it('never fall when one more subject is met', () => {
    neverLowers((tally) => ({ ...tally, met: tally.met + 1 }));
  });

  it('never fall when a finding is fixed', () => {
    neverLowers((tally) => (tally.unmet > 0 ? { ...tally, met: tally.met + 1, unmet: tally.unmet - 1 } : undefined));
  });

  it('never fall when a finding is accepted', () => {
    neverLowers((tally) => (tally.unmet > 0 ? { ...tally, accepted: tally.accepted + 1, unmet: tally.unmet - 1 } : undefined));
  });
});
