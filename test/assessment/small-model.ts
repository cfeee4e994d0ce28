/** Small made-up models and what files and people say of them, for properties of the arithmetic. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { defaultThresholds } from '../../server/src/answers/thresholds.ts';
import type { Thresholds } from '../../server/src/answers/thresholds.ts';
import type { Answer, AnswerValue } from '../../server/src/answers/types.ts';
import { assess } from '../../server/src/assessment/assess.ts';
import type { Assessment } from '../../server/src/assessment/types.ts';
import { model as wholeModel } from '../../server/src/model/model.ts';
import { levels } from '../../server/src/model/types.ts';
import type { Cell, Dimension, Model, Practice, PracticeKind } from '../../server/src/model/types.ts';
import type { Tally } from '../../server/src/rules/finding.ts';
import { allRules } from '../../server/src/rules/index.ts';
import type { Rule } from '../../server/src/rules/rule.ts';

/** What is said of one practice. */
export interface Said {
  readonly kind: PracticeKind;
  /** Of its rule; undefined where it has none. */
  readonly tally: Tally | undefined;
  readonly answer: AnswerValue | undefined;
}

/** By dimension, section, level and practice. */
export type World = readonly (readonly (readonly (readonly Said[])[])[])[];

const [anyRule] = allRules;
assert.ok(anyRule);
const template: Rule = anyRule;

function practiceOf(section: string, level: number, index: number, kind: PracticeKind): Practice {
  const known = levels.find((one) => one === level);
  assert.ok(known);
  const id = `${section}/${String(level)}/made-up-${String(index)}`;
  return { id, section, level: known, kind, statement: '', question: undefined, why: '', how: [], projects: [], links: [] };
}

/** The assessment of a world in a model of just its size. */
export function assessWorld(world: World, thresholds: Thresholds = defaultThresholds): Assessment {
  const tallies = new Map<string, Tally>();
  const answers = new Map<string, Answer>();
  const rules: Rule[] = [];
  const dimensions = world.map((sections, d): Dimension => ({
    id: `d${String(d)}`,
    name: '',
    summary: '',
    sections: sections.map((cells, s) => {
      const id = `d${String(d)}/s${String(s)}`;
      return {
        id,
        dimension: `d${String(d)}`,
        name: '',
        link: '',
        summary: '',
        cells: cells.map((said, index) => cellOf(id, index, said)),
      };
    }),
  }));
  const model: Model = { ...wholeModel, dimensions };
  return assess(tallies, model, rules, new Map(), { answers, thresholds });

  function cellOf(section: string, index: number, said: readonly Said[]): Cell {
    const practices = said.map(({ kind, tally, answer }, position) => {
      const practice = practiceOf(section, index + 1, position, kind);
      if (tally) {
        rules.push({ ...template, id: practice.id, practice: practice.id });
        tallies.set(practice.id, tally);
      }
      if (answer) answers.set(practice.id, { answer, stale: false, span: { start: 0, end: 0 } });
      return practice;
    });
    const level = levels[index];
    assert.ok(level);
    return { level, summary: '', practices };
  }
}

const none: Tally = { met: 0, unmet: 0, unknown: 0, accepted: 0 };
const count = fc.nat(12);

/** Mostly met, so that high levels are reached as well. */
const tally: fc.Arbitrary<Tally> = fc.oneof(
  { weight: 5, arbitrary: count.map((met) => ({ ...none, met: met + 1 })) },
  { weight: 2, arbitrary: fc.record({ met: count, unmet: count, unknown: fc.nat(2), accepted: fc.nat(2) }) },
  { weight: 1, arbitrary: fc.constantFrom(none, { ...none, unmet: 1 }, { ...none, unknown: 2 }, { ...none, accepted: 1 }) },
);

const answer = fc.constantFrom<AnswerValue | undefined>('yes', 'yes', 'yes', 'partly', 'no', 'not-applicable', undefined);

const said: fc.Arbitrary<Said> = fc.oneof(
  tally.map((own): Said => ({ kind: 'observed', tally: own, answer: undefined })),
  fc.record({ tally: fc.option(tally, { nil: undefined }), answer }).map((own): Said => ({ kind: 'both', ...own })),
  answer.map((own): Said => ({ kind: 'attested', tally: undefined, answer: own })),
);

/** Of most sections of a young workspace nothing is known. */
const unsaid: fc.Arbitrary<Said> = fc.constantFrom<Said>(
  { kind: 'attested', tally: undefined, answer: undefined },
  { kind: 'both', tally: none, answer: undefined },
  { kind: 'observed', tally: none, answer: undefined },
);

const cell = fc.array(said, { minLength: 1, maxLength: 3 });
const quietCell = fc.array(unsaid, { minLength: 1, maxLength: 3 });
const fiveOf = (one: fc.Arbitrary<readonly Said[]>): fc.Arbitrary<readonly (readonly Said[])[]> =>
  fc.array(one, { minLength: 5, maxLength: 5 });
const section = fc.oneof({ weight: 3, arbitrary: fiveOf(cell) }, fiveOf(quietCell), fiveOf(fc.oneof(cell, quietCell)));

export const anyWorld: fc.Arbitrary<World> = fc.array(fc.array(section, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 2 });

/** A world with another tally at a place; undefined where there is none, or none that the change speaks of. */
export function withTally(world: World, place: number, change: (tally: Tally) => Tally | undefined): World | undefined {
  const tallies = world.flat(3).flatMap((one) => (one.tally ? [one.tally] : []));
  const chosen = place % Math.max(tallies.length, 1);
  const own = tallies[chosen];
  const tally = own && change(own);
  if (!tally) return undefined;
  let index = -1;
  const changed = (one: Said): Said => {
    if (one.tally) index++;
    return one.tally && index === chosen ? { ...one, tally } : one;
  };
  return world.map((sections) => sections.map((cells) => cells.map((practices) => practices.map(changed))));
}
