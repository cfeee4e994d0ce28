import assert from 'node:assert/strict';
import { assess } from '../../server/src/assessment/assess.ts';
import type { Assessment, NextStep } from '../../server/src/assessment/types.ts';
import type { Answer } from '../../server/src/answers/types.ts';
import type { Model, Practice, PracticeKind } from '../../server/src/model/types.ts';
import type { Tally } from '../../server/src/rules/finding.ts';
import { allRules } from '../../server/src/rules/index.ts';
import type { Rule } from '../../server/src/rules/rule.ts';

const section = 'technology/testing-and-issue-detection';

function practice(name: string, level: 1 | 2, kind: PracticeKind, within = section): Practice {
  const texts = { statement: name, question: kind === 'observed' ? undefined : `${name}?`, why: '', how: [], projects: [], links: [] };
  return { id: `${within}/${String(level)}/${name}`, section: within, level, kind, ...texts };
}

/** One dimension with sections of these practices. */
function modelOf(...sections: readonly (readonly Practice[])[]): Model {
  return {
    version: '1',
    date: '2026-01-01',
    levels: ['Build', 'Operate', 'Scale', 'Improve', 'Adapt'].map((name, index) => ({
      level: ([1, 2, 3, 4, 5] as const)[index] ?? 1,
      name,
      meaning: '',
    })),
    dimensions: [
      {
        id: 'technology',
        name: 'Technology',
        summary: '',
        sections: sections.map((practices) => ({
          id: practices[0]?.section ?? '',
          dimension: 'technology',
          name: '',
          link: '',
          summary: '',
          cells: ([1, 2, 3, 4, 5] as const).map((level) => ({
            level,
            summary: '',
            practices: practices.filter((one) => one.level === level),
          })),
        })),
      },
    ],
  };
}

const [template] = allRules;
function rule(id: string, practiceId: string, fixSafety: Rule['fixSafety']): Rule {
  assert.ok(template);
  return { ...template, id, practice: practiceId, fixSafety };
}

const full = (met: number, unmet: number): Tally => ({ met, unmet, unknown: 0, accepted: 0 });

function answer(value: Answer['answer'], stale = false): Answer {
  return { answer: value, stale, span: { start: 0, end: 0 } };
}

interface Case {
  readonly practices: readonly (readonly Practice[])[];
  readonly tallies?: Readonly<Record<string, Tally>>;
  readonly safe?: readonly string[];
  readonly answers?: Readonly<Record<string, Answer>>;
}

/** Each practice has a rule of its name. */
function assessed({ practices, tallies = {}, safe = [], answers = {} }: Case): Assessment {
  const all = practices.flat();
  const byName = (name: string): string => all.find(({ id }) => id.endsWith(`/${name}`))?.id ?? name;
  const rules = all
    .filter(({ kind }) => kind !== 'attested')
    .map(({ id, statement }) => rule(statement, id, safe.includes(statement) ? 'safe' : 'review'));
  const given = new Map(Object.entries(answers).map(([name, value]) => [byName(name), value]));
  return assess(new Map(Object.entries(tallies)), modelOf(...practices), rules, new Map(), { answers: given });
}

function names(steps: readonly NextStep[]): readonly string[] {
  return steps.map(({ practice: id, kind }) => `${id.slice(id.lastIndexOf('/') + 1)} ${kind}`);
}

describe('next steps', () => {
  it('are ranked as docs/assessment.md shows', () => {
    const others = Array.from({ length: 37 }, (_, index) => practice(`other-${String(index)}`, 1, 'observed'));
    const own = ['probes', 'credentials', 'privileged'].map((name) => practice(name, 1, 'observed'));
    const { nextSteps, overall } = assessed({
      practices: [[...own, ...others]],
      tallies: {
        probes: full(8, 4),
        credentials: full(0, 2),
        privileged: full(0, 3),
        ...Object.fromEntries(others.map(({ statement }, index) => [statement, index < 20 ? full(1, 0) : { ...full(0, 0), unknown: 1 }])),
      },
      safe: ['privileged'],
    });
    assert.equal(overall.level, 1);
    const steps = nextSteps.filter(({ kind }) => kind === 'files');
    assert.deepEqual(names(steps), ['privileged files', 'credentials files', 'probes files']);
    assert.deepEqual(
      steps.map(({ fixable, blocker }) => [fixable, blocker]),
      [
        [3, true],
        [0, true],
        [0, false],
      ],
    );
  });

  it('gain what the progress grows by, once they are done', () => {
    const practices = [[practice('a', 1, 'observed'), practice('b', 1, 'observed'), practice('c', 1, 'both')]];
    const before = assessed({ practices, tallies: { a: full(1, 2), b: full(0, 1) } });
    for (const [name, tally] of [
      ['a', full(3, 0)],
      ['b', full(1, 0)],
    ] as const) {
      const after = assessed({ practices, tallies: { a: full(1, 2), b: full(0, 1), [name]: tally } });
      const gain = before.nextSteps.find(({ practice: id }) => id.endsWith(`/${name}`))?.gain;
      assert.ok(Math.abs((gain ?? 0) - (after.overall.progress - before.overall.progress)) < 1e-9, name);
    }
    const answered = assessed({ practices, tallies: { a: full(1, 2), b: full(0, 1) }, answers: { c: answer('yes') } });
    const question = before.nextSteps.find(({ kind }) => kind === 'question');
    assert.ok(Math.abs((question?.gain ?? 0) - (answered.overall.progress - before.overall.progress)) < 1e-9);
  });

  it('gain, in a section of which nothing is known, what is left once it has joined', () => {
    const people = [practice('d', 1, 'attested', 'people/culture'), practice('e', 1, 'attested', 'people/culture')];
    const practices = [[practice('a', 1, 'observed'), practice('b', 1, 'observed')], people];
    const tallies = { a: full(1, 0), b: full(0, 1) };
    const before = assessed({ practices, tallies });
    assert.equal(before.overall.progress, 0.5);
    assert.equal(assessed({ practices, tallies, answers: { d: answer('yes') } }).overall.progress, 0.5);
    assert.equal(before.nextSteps.find(({ kind }) => kind === 'question')?.gain, 0);
  });

  it('say what has to be done', () => {
    const practices = [
      [
        practice('a-files', 1, 'observed'),
        practice('b-work', 1, 'both'),
        practice('c-evidence', 1, 'observed'),
        practice('d-question', 1, 'attested'),
        practice('e-stale', 1, 'attested'),
        practice('f-done', 1, 'attested'),
      ],
    ];
    const { nextSteps } = assessed({
      practices,
      tallies: { 'a-files': full(0, 1), 'c-evidence': { met: 0, unmet: 0, unknown: 3, accepted: 0 } },
      answers: { 'b-work': answer('no'), 'e-stale': answer('yes', true), 'f-done': answer('yes') },
    });
    assert.deepEqual(names(nextSteps), ['a-files files', 'b-work work', 'c-evidence evidence', 'd-question question', 'e-stale question']);
  });

  it('come from lower levels first, and say which alone complete the level of their section', () => {
    const low = ['a', 'b'].map((name) => practice(name, 1, 'observed', 'technology/security-and-policy'));
    const high = ['c', 'd', 'e', 'f', 'g'].map((name) => practice(name, 2, 'observed'));
    const one = [practice('h', 1, 'observed')];
    const { nextSteps, overall } = assessed({
      practices: [low, [...one, ...high]],
      tallies: { a: full(1, 0), b: full(0, 5), h: full(1, 0), c: full(1, 0), d: full(1, 0), e: full(1, 0), f: full(0, 1), g: full(1, 1) },
    });
    assert.equal(overall.level, 1);
    assert.deepEqual(
      nextSteps.map(({ practice: id, completesSection }) => [id.at(-1), completesSection]),
      [['b', true]],
    );
  });
});

describe('what is behind a level', () => {
  it('adds up to its progress, and names what holds it back', () => {
    const practices = [
      ['met', 'met-too', 'partly', 'unmet', 'open'].map((name) => practice(name, 1, name === 'open' ? 'both' : 'observed')),
      [practice('other', 1, 'attested', 'people/culture')],
    ];
    const { overall, sections } = assessed({
      practices,
      tallies: { met: full(1, 0), 'met-too': full(9, 1), partly: full(1, 3), unmet: full(0, 2) },
      answers: { other: answer('partly') },
    });
    const { basis } = overall;
    assert.ok(basis);
    assert.deepEqual(basis, {
      level: 1,
      met: 2,
      partlyMet: 2,
      unmet: 1,
      unconfirmed: 1,
      notApplicable: 0,
      partShare: 0.75,
      needed: 5,
      byFiles: 4,
      byAnswers: 1,
      blockers: [`${section}/1/unmet`],
      behind: [],
    });
    assert.equal(overall.progress, (basis.met + basis.partShare) / 6);
    assert.deepEqual(sections[0]?.basis?.blockers, [`${section}/1/unmet`]);
    assert.equal(sections[1]?.basis?.needed, 1);
  });

  it('names the sections that are behind', () => {
    const behind = ['a', 'b'].map((name) => practice(name, 1, 'observed', 'technology/security-and-policy'));
    const ahead = Array.from({ length: 8 }, (_, index) => practice(`c${String(index)}`, 1, 'observed'));
    const { overall } = assessed({
      practices: [behind, ahead],
      tallies: { a: full(1, 0), b: full(0, 1), ...Object.fromEntries(ahead.map(({ statement }) => [statement, full(1, 0)])) },
    });
    assert.equal(overall.level, 2);
    assert.deepEqual(overall.basis?.behind, ['technology/security-and-policy']);
    assert.deepEqual(overall.basis.blockers, ['technology/security-and-policy/1/b']);
  });
});
