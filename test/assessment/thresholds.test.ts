import assert from 'node:assert/strict';
import fc from 'fast-check';
import { areOwn, defaultThresholds, thresholdsOf } from '../../server/src/answers/thresholds.ts';
import type { Thresholds } from '../../server/src/answers/thresholds.ts';
import type { Assessment } from '../../server/src/assessment/types.ts';
import { anyWorld, assessWorld } from './small-model.ts';
import type { Said, World } from './small-model.ts';

function rules(met: number, unmet: number): Said {
  return { kind: 'observed', tally: { met, unmet, unknown: 0, accepted: 0 }, answer: undefined };
}

/** One section whose first level has these practices. */
function worldOf(...practices: readonly Said[]): World {
  return [[[practices, [], [], [], []]]];
}

function statuses({ sections }: Assessment): readonly string[] {
  return sections.flatMap(({ levels }) => levels.flatMap(({ practices }) => practices.map(({ status }) => status)));
}

function levels({ overall, findingsLevel, dimensions, sections }: Assessment): readonly number[] {
  return [overall.level, findingsLevel, ...[...dimensions, ...sections].map(({ level }) => level)].map((level) => level ?? 0);
}

describe('the shares that a team sets', () => {
  it('decide when a practice is met', () => {
    const world = worldOf(rules(9, 1), rules(19, 1));
    assert.deepEqual(statuses(assessWorld(world)), ['met', 'met']);
    assert.deepEqual(statuses(assessWorld(world, { ...defaultThresholds, practiceMet: 0.95 })), ['partly-met', 'met']);
    assert.deepEqual(statuses(assessWorld(world, { ...defaultThresholds, practiceMet: 1 })), ['partly-met', 'partly-met']);
    assert.deepEqual(statuses(assessWorld(worldOf(rules(1, 1)), { ...defaultThresholds, practiceMet: 0.5 })), ['met']);
  });

  it('decide when a level is complete, and how many are needed', () => {
    const world = worldOf(...[1, 1, 1, 1].map((met) => rules(met, 0)), rules(1, 1));
    const first = assessWorld(world);
    assert.equal(first.sections[0]?.levels[0]?.status, 'met');
    const strict = assessWorld(world, { ...defaultThresholds, levelComplete: 1 });
    assert.equal(strict.sections[0]?.levels[0]?.status, 'partly-met');
    assert.equal(strict.overall.level, 1);
    assert.equal(strict.overall.basis?.needed, 5);
    assert.equal(strict.sections[0].basis?.needed, 5);
    const lax = assessWorld(world, { ...defaultThresholds, levelComplete: 0.5 });
    assert.equal(lax.thresholds.levelComplete, 0.5);
    assert.equal(lax.sections[0]?.levels[0]?.status, 'met');
  });

  const share = fc.integer({ min: 50, max: 100 }).map((percent) => percent / 100);
  const thresholds: fc.Arbitrary<Thresholds> = fc.record({ practiceMet: share, levelComplete: share });

  it('never raise a level when they rise', () => {
    fc.assert(
      fc.property(anyWorld, thresholds, thresholds, (world, a, b) => {
        const low = { practiceMet: Math.min(a.practiceMet, b.practiceMet), levelComplete: Math.min(a.levelComplete, b.levelComplete) };
        const high = { practiceMet: Math.max(a.practiceMet, b.practiceMet), levelComplete: Math.max(a.levelComplete, b.levelComplete) };
        const [before, after] = [levels(assessWorld(world, low)), levels(assessWorld(world, high))];
        assert.ok(
          after.every((level, index) => level <= (before[index] ?? 0)),
          `${before.join()} ${after.join()}`,
        );
      }),
      { numRuns: 300 },
    );
  });

  it('are named with the assessment, the usual ones unless set', () => {
    assert.deepEqual(assessWorld(worldOf(rules(1, 0))).thresholds, defaultThresholds);
    assert.deepEqual(thresholdsOf([]), defaultThresholds);
    assert.deepEqual(thresholdsOf([{}, { practiceMet: 0.7 }, { practiceMet: 0.6, levelComplete: 1 }]), {
      practiceMet: 0.7,
      levelComplete: 1,
    });
    assert.ok(!areOwn(thresholdsOf([{}])));
    assert.ok(areOwn(thresholdsOf([{ levelComplete: 0.81 }])));
  });
});
