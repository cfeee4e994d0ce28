import assert from 'node:assert/strict';
import type { Answer } from '../../server/src/answers/types.ts';
import { assess } from '../../server/src/assessment/assess.ts';
import { model, placeOfPractice, practiceById } from '../../server/src/model/model.ts';
import { allSignals, signalsOf } from '../../server/src/model/signals.ts';
import { allRules } from '../../server/src/rules/index.ts';

const practices = model.dimensions.flatMap(({ sections }) => sections.flatMap(({ cells }) => cells.flatMap((cell) => cell.practices)));
const rulesOf = new Map<string, string[]>();
for (const { id, practice } of allRules) rulesOf.set(practice, [...(rulesOf.get(practice) ?? []), id]);

describe('what practices are judged by', () => {
  it('is there for every practice that files can show', () => {
    const nothing = practices.filter(({ id, kind }) => kind !== 'attested' && !rulesOf.has(id) && signalsOf(id).length === 0);
    assert.deepEqual(
      nothing.map(({ id, kind }) => `${kind}: ${id}`),
      [],
    );
  });

  it('is an answer alone for what only people can tell', () => {
    const shown = practices.filter(({ id, kind }) => kind === 'attested' && (rulesOf.has(id) || signalsOf(id).length > 0));
    assert.deepEqual(
      shown.map(({ id }) => id),
      [],
    );
  });

  it('names practices that exist: each rule one of them, each signal at least one', () => {
    const unknown = [
      ...allRules.map(({ id, practice }) => ({ id, practice })),
      ...allSignals().flatMap(({ id, practices: own }) => own.map((practice) => ({ id, practice }))),
    ].filter(({ practice }) => practiceById(practice) === undefined);
    assert.deepEqual(unknown, []);
    assert.equal(new Set(allRules.map(({ id }) => id)).size, allRules.length, 'the id of a rule stands twice');
    for (const { id, practices: own } of allSignals()) assert.ok(own.length > 0, id);
  });

  it('has a name of its own: no rule is called like a signal', () => {
    // The one exception says the same thing twice: set on purpose, and set at all.
    const rules = new Set(allRules.map(({ id }) => id).filter((id) => id !== 'log-retention'));
    assert.deepEqual(
      allSignals().filter(({ id }) => rules.has(id)),
      [],
    );
  });
});

describe('the sections on AI', () => {
  const sections = model.dimensions.flatMap((dimension) => dimension.sections).filter(({ id }) => id.endsWith('/ai'));
  const ids = new Set(sections.map(({ id }) => id));
  const inAi = (practice: string): boolean => ids.has(placeOfPractice(practice).section);
  const isAi = (id: string): boolean => /^ai(?:ops)?-/.test(id);
  const statuses = (signals: readonly string[]): readonly string[] =>
    assess(new Map(), model, allRules, new Map(signals.map((id) => [id, { places: [], count: 1 }])))
      .sections.filter(({ id }) => ids.has(id))
      .flatMap(({ levels }) => levels.flatMap((cell) => cell.practices.filter(({ status }) => status === 'met').map(({ id }) => id)));
  const generic = allSignals()
    .filter(({ id, practices: own }) => !isAi(id) && own.some(inAi))
    .map(({ id }) => id);

  it('are one of people, one of policy and one of technology', () => {
    assert.deepEqual([...ids], ['people/ai', 'policy/ai', 'technology/ai']);
  });

  it('take no generic evidence, however much of it there is, while nothing shows AI', () => {
    assert.ok(generic.length > 10);
    assert.deepEqual(statuses(generic), []);
  });

  it('take all of it as soon as one signal shows AI', () => {
    const expected = new Set(allSignals().flatMap(({ id, practices: own }) => (generic.includes(id) || id === 'ai-sdk' ? own.filter(inAi) : [])));
    assert.deepEqual(new Set(statuses([...generic, 'ai-sdk'])), expected);
  });

  it('can be left out with one answer each', () => {
    const answer: Answer = { answer: 'not-applicable', stale: false, span: { start: 0, end: 0 } };
    const answers = new Map([...ids].map((id) => [id, answer]));
    const { sections: assessed, coverage } = assess(new Map(), model, allRules, new Map(), { answers });
    const left = assessed.filter(({ id }) => ids.has(id)).flatMap(({ levels }) => levels.flatMap((cell) => cell.practices));
    assert.ok(left.length > 50);
    for (const { id, status } of left) assert.equal(status, 'not-applicable', id);
    assert.equal(coverage.judged, 0);
  });
});
