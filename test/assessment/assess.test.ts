import assert from 'node:assert/strict';
import fc from 'fast-check';
import { assess } from '../../server/src/assessment/assess.ts';
import type { Assessment, PracticeAssessment } from '../../server/src/assessment/types.ts';
import { model, practiceById } from '../../server/src/model/model.ts';
import { allSignals, signalsOf } from '../../server/src/model/signals.ts';
import type { Tally } from '../../server/src/rules/finding.ts';
import { allRules } from '../../server/src/rules/index.ts';
import type { Evidence } from '../../server/src/signals/find.ts';

const full = (met: number, unmet: number, unknown = 0, accepted = 0): Tally => ({ met, unmet, unknown, accepted });

function assessed(tallies: Readonly<Record<string, Tally>>, signals: readonly string[] = []): Assessment {
  return assess(new Map(Object.entries(tallies)), model, allRules, evidenceOf(signals));
}

function evidenceOf(signals: readonly string[]): Evidence {
  return new Map(signals.map((id) => [id, { places: [], count: 2 }]));
}

function find(assessment: Assessment, practice: string): PracticeAssessment | undefined {
  return assessment.sections.flatMap(({ levels }) => levels.flatMap(({ practices }) => practices)).find(({ id }) => id === practice);
}

function statusOf(assessment: Assessment, practice: string): string | undefined {
  return find(assessment, practice)?.status;
}

const probes = 'technology/testing-and-issue-detection/1/health-probes';
const ruleCount = allRules.length;

/** One section, two practices at Level 1 and one at Level 2. */
function small(signals: readonly string[]): Assessment {
  const ids = [
    'technology/container-and-runtime-management/1/deployment-files',
    'people/security/1/written-guidance',
    'people/security/2/guidance-current',
  ];
  const practices = ids.flatMap((id) => practiceById(id) ?? []);
  const [dimension] = model.dimensions;
  const section = dimension?.sections[0];
  assert.ok(section && practices.length === 3);
  const cells = section.cells.map(({ level, summary }) => ({
    level,
    summary,
    practices: practices.filter((practice) => practice.level === level),
  }));
  const { id, name, link, summary } = section;
  const only = { ...dimension, sections: [{ id, dimension: dimension.id, name, link, summary, cells }] };
  return assess(new Map(), { ...model, dimensions: [only] }, allRules, evidenceOf(signals));
}

describe('assess', () => {
  it('has nothing to say of an empty workspace', () => {
    const { overall, nextSteps, coverage } = assessed({});
    assert.deepEqual(overall, { level: null, name: '', progress: 0, basis: null });
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

  it('moves on when four fifths of what applies at the level is met', () => {
    const { sections } = small(['k8s-service', 'sec-security-md']);
    assert.equal(sections[0]?.level, 2);
    assert.equal(small(['k8s-service', 'sec-security-md']).overall.level, 2);
  });

  it('does not move on while too much is unconfirmed', () => {
    const { overall, sections } = small(['k8s-service']);
    assert.equal(sections[0]?.level, 1);
    assert.equal(overall.level, 1);
    assert.equal(overall.progress, 0.5);
  });

  it('meets a practice where a signal is found and rules judged nothing', () => {
    const practice = 'technology/container-and-runtime-management/1/deployment-files';
    assert.equal(statusOf(assessed({}, ['k8s-service']), practice), 'met');
    assert.deepEqual(find(assessed({}, ['k8s-service']), practice)?.signals, [{ id: 'k8s-service', count: 2 }]);
    assert.equal(statusOf(assessed({}), practice), 'unconfirmed');
  });

  it('lets rules with judged subjects decide first', () => {
    const both = allRules
      .map(({ id, practice }) => ({ id, practice, signals: signalsOf(practice) }))
      .find(({ signals }) => signals.length > 0);
    const signal = both?.signals[0];
    assert.ok(both && signal !== undefined);
    assert.equal(statusOf(assessed({ [both.id]: full(0, 1) }, [signal]), both.practice), 'unmet');
    assert.equal(statusOf(assessed({ [both.id]: full(1, 1) }, [signal]), both.practice), 'partly-met');
    assert.equal(statusOf(assessed({ [both.id]: full(0, 0, 1) }, [signal]), both.practice), 'met');
  });

  it('takes everything for unconfirmed that nothing shows, and for not applicable what only rules judge', () => {
    const statuses = assessed({}).sections.flatMap(({ levels }) => levels.flatMap(({ practices }) => practices));
    for (const { id, status, rules } of statuses) {
      const expected =
        rules.length > 0 && practiceById(id)?.kind === 'observed' && signalsOf(id).length === 0 ? 'not-applicable' : 'unconfirmed';
      assert.equal(status, expected, id);
    }
  });

  it('takes generic evidence for AI only where something shows AI', () => {
    const generic = allSignals().find(
      ({ id, practices }) => !id.startsWith('ai') && practices.some((practice) => practice.split('/')[1] === 'ai'),
    );
    const practice = generic?.practices.find((one) => one.split('/')[1] === 'ai');
    assert.ok(generic && practice !== undefined);
    assert.equal(statusOf(assessed({}, [generic.id]), practice), 'unconfirmed');
    assert.equal(statusOf(assessed({}, [generic.id, 'ai-red-team']), practice), 'met');
  });

  it('leaves sections unassessed in which nothing was judged', () => {
    const { sections } = assessed({}, ['sec-security-md']);
    const assessedOnes = sections.filter(({ level }) => level !== null).map(({ id }) => id);
    assert.deepEqual(assessedOnes, ['people/security']);
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

  it('never takes a status away when a signal is found', () => {
    const ids = allSignals().map(({ id }) => id);
    const rank = ['unmet', 'partly-met', 'unconfirmed', 'not-applicable', 'met'];
    fc.assert(
      fc.property(fc.subarray(ids), fc.constantFrom(...ids), (some, one) => {
        const before = assessed({ 'liveness-probe-missing': full(1, 3) }, some);
        const after = assessed({ 'liveness-probe-missing': full(1, 3) }, [...some, one]);
        for (const { levels } of before.sections) {
          for (const { id, status } of levels.flatMap(({ practices }) => practices))
            assert.ok(rank.indexOf(statusOf(after, id) ?? '') >= rank.indexOf(status), id);
        }
      }),
      { numRuns: 20 },
    );
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
        assert.ok(
          (assess(after, model, allRules, new Map()).overall.level ?? 0) >= (assess(before, model, allRules, new Map()).overall.level ?? 0),
        );
      }),
    );
  });
});
