import assert from 'node:assert/strict';
import fc from 'fast-check';
import { assess } from '../../server/src/assessment/assess.ts';
import type { Assessment } from '../../server/src/assessment/types.ts';
import { model } from '../../server/src/model/model.ts';
import type { Tally } from '../../server/src/rules/finding.ts';
import { allRules } from '../../server/src/rules/index.ts';

const full = (met: number, unmet: number, unknown = 0, accepted = 0): Tally => ({ met, unmet, unknown, accepted });

function assessed(tallies: Readonly<Record<string, Tally>>): Assessment {
  return assess(new Map(Object.entries(tallies)), model, allRules);
}

function statusOf(assessment: Assessment, practice: string): string | undefined {
  return assessment.sections.flatMap(({ levels }) => levels.flatMap(({ practices }) => practices)).find(({ id }) => id === practice)
    ?.status;
}

const probes = 'technology/testing-and-issue-detection/1/health-probes';
const ruleCount = allRules.length;

describe('assess', () => {
  it('has nothing to say of an empty workspace', () => {
    const { overall, nextSteps, coverage } = assessed({});
    assert.deepEqual(overall, { level: null, name: '', progress: 0 });
    assert.deepEqual(nextSteps, []);
    assert.equal(coverage.judged, 0);
  });

  it('meets a practice when nine of ten judged subjects do', () => {
    assert.equal(statusOf(assessed({ 'liveness-probe-missing': full(9, 1) }), probes), 'met');
    assert.equal(statusOf(assessed({ 'liveness-probe-missing': full(8, 1) }), probes), 'partly-met');
    assert.equal(statusOf(assessed({ 'liveness-probe-missing': full(0, 1) }), probes), 'unmet');
  });

  it('takes unknown subjects for no evidence, neither way', () => {
    assert.equal(statusOf(assessed({ 'liveness-probe-missing': full(0, 0, 5) }), probes), 'unconfirmed');
    assert.equal(statusOf(assessed({ 'liveness-probe-missing': full(1, 0, 99) }), probes), 'met');
  });

  it('leaves accepted findings out of the share', () => {
    assert.equal(statusOf(assessed({ 'liveness-probe-missing': full(1, 0, 0, 5) }), probes), 'met');
  });

  it('starts everybody at level 1 and names it', () => {
    const { overall } = assessed({ 'liveness-probe-missing': full(0, 3) });
    assert.equal(overall.level, 1);
    assert.equal(overall.name, 'Build');
    assert.equal(overall.progress, 0);
  });

  it('moves on when all that was judged at the level is met', () => {
    const { overall } = assessed(
      Object.fromEntries(allRules.filter(({ practice }) => practice.split('/')[2] === '1').map(({ id }) => [id, full(1, 0)])),
    );
    assert.equal(overall.level, 2);
  });

  it('lists what is missed first, at the lowest level first', () => {
    const { nextSteps } = assessed({
      'liveness-probe-missing': full(0, 3),
      'cpu-request-missing': full(0, 0, 2),
      'privilege-escalation-allowed': full(0, 1),
    });
    assert.equal(nextSteps[0]?.practice, probes);
    assert.ok(nextSteps.every(({ level }) => level === 1));
  });

  it('never falls when a subject meets what it missed', () => {
    const tally = fc.record({ met: fc.nat(20), unmet: fc.nat(20), unknown: fc.nat(3), accepted: fc.nat(3) });
    fc.assert(
      fc.property(fc.array(tally, { minLength: ruleCount, maxLength: ruleCount }), fc.nat(ruleCount - 1), (tallies, index) => {
        const before = new Map(allRules.map(({ id }, i) => [id, tallies[i] ?? full(0, 0)]));
        const id = allRules[index]?.id ?? '';
        const chosen = before.get(id) ?? full(0, 0);
        if (chosen.unmet === 0) return;
        const after = new Map(before).set(id, { ...chosen, met: chosen.met + 1, unmet: chosen.unmet - 1 });
        assert.ok((assess(after, model, allRules).overall.level ?? 0) >= (assess(before, model, allRules).overall.level ?? 0));
      }),
    );
  });
});
