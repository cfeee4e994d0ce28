import assert from 'node:assert/strict';
import type { Answer, Answers, AnswerValue } from '../../server/src/answers/types.ts';
import { applyAnswer } from '../../server/src/assessment/answers.ts';
import { assess } from '../../server/src/assessment/assess.ts';
import type { Assessment, PracticeAssessment, PracticeStatus } from '../../server/src/assessment/types.ts';
import { model, sectionById } from '../../server/src/model/model.ts';
import type { PracticeKind } from '../../server/src/model/types.ts';
import type { Tally } from '../../server/src/rules/finding.ts';
import { allRules } from '../../server/src/rules/index.ts';

const pilot = 'people/organizational-change/1/bounded-pilot';
const trial = 'people/organizational-change/1/agile-trial';
const skills = 'people/organizational-change/1/mixed-skills';
/** Judged by files, and by people. */
const signals = 'technology/application-patterns-and-refactoring/1/instance-loss-tolerated';
const probes = 'technology/testing-and-issue-detection/1/health-probes';

function given(answer: AnswerValue, stale = false): Answer {
  return { answer, stale, span: { start: 0, end: 0 } };
}

function assessed(answers: Readonly<Record<string, Answer>>, tallies: Readonly<Record<string, Partial<Tally>>> = {}): Assessment {
  const full = Object.entries(tallies).map(([id, tally]) => [id, { met: 0, unmet: 0, unknown: 0, accepted: 0, ...tally }] as const);
  const map: Answers = new Map(Object.entries(answers));
  return assess(new Map(full), model, allRules, new Map(), { answers: map });
}

function practiceIn({ sections }: Assessment, id: string): PracticeAssessment {
  const found = sections.flatMap(({ levels }) => levels.flatMap(({ practices }) => practices)).find((practice) => practice.id === id);
  assert.ok(found, `${id} takes part`);
  return found;
}

describe('answers in the assessment', () => {
  const cases: readonly (readonly [
    PracticeKind,
    PracticeStatus,
    Answer | undefined,
    PracticeStatus,
    'decides' | 'contradicts' | 'shown',
  ])[] = [
    ['attested', 'unconfirmed', given('yes'), 'met', 'decides'],
    ['attested', 'unconfirmed', given('partly'), 'partly-met', 'decides'],
    ['attested', 'unconfirmed', given('no'), 'unmet', 'decides'],
    ['attested', 'unconfirmed', given('not-applicable'), 'not-applicable', 'decides'],
    ['attested', 'met', given('no'), 'unmet', 'decides'],
    ['attested', 'met', undefined, 'unconfirmed', 'shown'],
    ['both', 'unconfirmed', given('yes'), 'met', 'decides'],
    ['both', 'not-applicable', given('yes'), 'met', 'decides'],
    ['both', 'unmet', undefined, 'unmet', 'shown'],
    ['both', 'unmet', given('yes'), 'unmet', 'contradicts'],
    ['both', 'unmet', given('partly'), 'unmet', 'shown'],
    ['both', 'unmet', given('no'), 'unmet', 'shown'],
    ['both', 'unmet', given('not-applicable'), 'unmet', 'contradicts'],
    ['both', 'partly-met', given('yes'), 'partly-met', 'shown'],
    ['both', 'partly-met', given('no'), 'partly-met', 'shown'],
    ['both', 'partly-met', given('not-applicable'), 'partly-met', 'contradicts'],
    ['both', 'met', given('yes'), 'met', 'shown'],
    ['both', 'met', given('no'), 'met', 'contradicts'],
    ['both', 'met', given('not-applicable'), 'met', 'contradicts'],
    ['observed', 'unmet', given('not-applicable'), 'unmet', 'contradicts'],
    ['observed', 'unconfirmed', given('not-applicable'), 'not-applicable', 'decides'],
    ['attested', 'unconfirmed', given('yes', true), 'unconfirmed', 'shown'],
    ['both', 'met', given('no', true), 'met', 'shown'],
    ['both', 'unmet', given('yes', true), 'unmet', 'shown'],
  ];
  for (const [kind, files, answer, status, role] of cases)
    it(`${kind}: files say ${files}, people ${answer ? answer.answer : 'nothing'}${answer?.stale === true ? ' long ago' : ''}: ${status}`, () => {
      const result = applyAnswer({ kind }, files, answer);
      assert.equal(result.status, status);
      assert.equal(result.contradiction, role === 'contradicts' ? true : undefined);
      assert.equal(result.answer?.decides, answer ? role === 'decides' : undefined);
      assert.equal(result.answer?.stale, answer?.stale);
    });

  it('make a section assessed, and count in it', () => {
    const { overall, sections, coverage } = assessed({ [pilot]: given('yes'), [trial]: given('partly'), [skills]: given('no') });
    assert.equal(overall.level, 1);
    const section = sections.find(({ id }) => id === 'people/organizational-change');
    assert.equal(section?.level, 1);
    assert.equal(section.progress, 0.5, 'met, half met and unmet');
    assert.deepEqual(coverage, { judged: 3, byFiles: 0, byAnswers: 3, practices: coverage.practices });
  });

  it('move a section on', () => {
    const answers = { [pilot]: given('yes'), [trial]: given('yes'), [skills]: given('yes') };
    assert.equal(assessed(answers).sections.find(({ id }) => id === 'people/organizational-change')?.level, 2);
    const old = { ...answers, [skills]: given('yes', true) };
    const still = assessed(old);
    assert.equal(still.sections.find(({ id }) => id === 'people/organizational-change')?.level, 1);
    assert.ok(
      still.nextSteps.some(({ practice, status }) => practice === skills && status === 'unconfirmed'),
      'a stale answer is to be given again',
    );
    assert.deepEqual(practiceIn(still, skills).answer, { answer: 'yes', stale: true, decides: false });
  });

  it('stand behind files, and show where the two disagree', () => {
    const shown = practiceIn(assessed({ [signals]: given('yes') }, { 'cmd-entrypoint-shell-form': { unmet: 3 } }), signals);
    assert.equal(shown.status, 'unmet');
    assert.equal(shown.contradiction, true);
    assert.equal(shown.unmet, 3);
    const filled = assessed(
      { [signals]: given('yes') },
      { 'cmd-entrypoint-shell-form': { unknown: 3 }, 'liveness-probe-missing': { met: 1 } },
    );
    assert.equal(practiceIn(filled, signals).status, 'met');
    assert.deepEqual(filled.coverage, { judged: 2, byFiles: 1, byAnswers: 1, practices: filled.coverage.practices });
    assert.equal(practiceIn(filled, probes).answer, undefined);
  });

  it('take a whole section out, save what is answered for itself', () => {
    const section = sectionById('people/ai');
    assert.ok(section);
    const practices = section.cells.flatMap((cell) => cell.practices);
    const [first] = practices.filter(({ kind }) => kind !== 'observed');
    assert.ok(first);
    const out = assessed({ 'people/ai': given('not-applicable') });
    for (const { id } of practices) assert.equal(practiceIn(out, id).status, 'not-applicable', id);
    assert.equal(out.sections.find(({ id }) => id === 'people/ai')?.level, null);
    const but = assessed({ 'people/ai': given('not-applicable'), [first.id]: given('yes') });
    assert.equal(practiceIn(but, first.id).status, 'met');
  });
});
