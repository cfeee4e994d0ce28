import assert from 'node:assert/strict';
import fc from 'fast-check';
import { load } from 'js-yaml';
import { readAnswers } from '../../server/src/answers/read.ts';
import { answerValues } from '../../server/src/answers/types.ts';
import type { GivenAnswer } from '../../server/src/answers/types.ts';
import { putAnswer, removeAnswer } from '../../server/src/answers/write.ts';
import { applyEdits } from '../../server/src/features/edits.ts';
import { model } from '../../server/src/model/model.ts';

const today = '2026-11-21';
const pilot = 'people/organizational-change/1/bounded-pilot';
const skills = 'people/organizational-change/1/mixed-skills';
const funding = 'people/organizational-change/2/funding';
const section = 'people/ai';
const header =
  '# What files cannot show: answers to the practices of the Cloud Native Maturity Model.\n# `cnmaturity assess` asks for them.\n';

function put(text: string | undefined, id: string, given: GivenAnswer): string {
  const edits = putAnswer(text, id, given);
  assert.ok(edits, 'there is a place for the answer');
  return applyEdits(text ?? '', edits);
}

const yes: GivenAnswer = { answer: 'yes', date: today };
const yesBlock = `  ${skills}:\n    answer: yes\n    date: 2026-11-21\n`;

describe('an answer that is written', () => {
  const cases: readonly (readonly [what: string, before: string | undefined, after: string])[] = [
    ['creates the file', undefined, `${header}answers:\n${yesBlock}`],
    ['fills an empty file', '', `${header}answers:\n${yesBlock}`],
    ['comes behind comments', '# ours', `# ours\nanswers:\n${yesBlock}`],
    ['comes behind a setting', 'reviewAfterDays: 90 # quarterly\n', `reviewAfterDays: 90 # quarterly\nanswers:\n${yesBlock}`],
    ['comes behind a last line without an end', 'reviewAfterDays: 90', `reviewAfterDays: 90\nanswers:\n${yesBlock.trimEnd()}`],
    [
      'fills an empty list of answers',
      'answers: # ours\n  # none yet\n\nreviewAfterDays: 9\n',
      `answers: # ours\n  # none yet\n${yesBlock}\nreviewAfterDays: 9\n`,
    ],
    ['takes the place of null', 'answers: ~\n', `answers: \n${yesBlock}`],
    ['takes the place of empty braces', 'answers: {}\nreviewAfterDays: 9\n', `answers:\n${yesBlock}reviewAfterDays: 9\n`],
    [
      'stands in the order of the model',
      `answers:\n  # first\n  ${pilot}:\n    answer: no # sad\n    # more of it\n  # about money\n  ${funding}:\n    answer: no\n`,
      `answers:\n  # first\n  ${pilot}:\n    answer: no # sad\n    # more of it\n${yesBlock}  # about money\n  ${funding}:\n    answer: no\n`,
    ],
    [
      'keeps an empty line between answers that stand so',
      `answers:\n  ${pilot}:\n    answer: no\n\n  # about money\n  ${funding}:\n    answer: no\n`,
      `answers:\n  ${pilot}:\n    answer: no\n\n${yesBlock}\n  # about money\n  ${funding}:\n    answer: no\n`,
    ],
    [
      'stands before the first, and the comment of the first',
      `answers: # all\n\n  # about money\n  ${funding}:\n    answer: no\n`,
      `answers: # all\n\n${yesBlock}\n  # about money\n  ${funding}:\n    answer: no\n`,
    ],
    [
      'stands last, with the step and the line ends of the file',
      `answers:\r\n    ${pilot}:\r\n        answer: no\r\n# end\r\n`,
      `answers:\r\n    ${pilot}:\r\n        answer: no\r\n\r\n    ${skills}:\r\n        answer: yes\r\n        date: 2026-11-21\r\n# end\r\n`,
    ],
    [
      'takes one line where the others do',
      `answers:\n  ${pilot}: { answer: no }\n  ${funding}: { answer: no }\n`,
      `answers:\n  ${pilot}: { answer: no }\n  ${skills}: { answer: yes, date: 2026-11-21 }\n  ${funding}: { answer: no }\n`,
    ],
    [
      'goes into braces',
      `answers: {\n  ${pilot}: { answer: no },\n}\n`,
      `answers: {\n  ${pilot}: { answer: no },\n  ${skills}: { answer: yes, date: 2026-11-21 }\n}\n`,
    ],
    [
      'goes into braces on one line',
      `answers: {${pilot}: {answer: no}}\n`,
      `answers: {${pilot}: {answer: no}, ${skills}: { answer: yes, date: 2026-11-21 }}\n`,
    ],
    [
      'does not stand between a block scalar and its end',
      `answers:\n  ${pilot}:\n    answer: no\n    note: |\n      a\n\n      # b\n`,
      `answers:\n  ${pilot}:\n    answer: no\n    note: |\n      a\n\n      # b\n\n${yesBlock}`,
    ],
    [
      'changes only what differs',
      `answers:\n  ${skills}: # who\n    # how\n    answer: "no" # not yet\n    date: 2020-01-01   # long ago\n    team: a\n`,
      `answers:\n  ${skills}: # who\n    # how\n    answer: yes # not yet\n    date: 2026-11-21   # long ago\n    team: a\n`,
    ],
    [
      'puts in what is missing, and takes out what is not said any more',
      `answers:\n  ${skills}:\n    note: |\n      old\n      text\n    by: Ada\n    answer: no # so\n`,
      `answers:\n  ${skills}:\n    answer: yes # so\n    date: 2026-11-21\n`,
    ],
    [
      'changes one on one line',
      `answers:\n  ${skills}: {answer: no, note: "a, b", date: '2020-01-01', team: [a]} # who\n`,
      `answers:\n  ${skills}: {answer: yes, date: 2026-11-21, team: [a]} # who\n`,
    ],
    [
      'takes the place of what is no answer',
      `answers:\n  ${skills}: yes # so\n`,
      `answers:\n  ${skills}:\n    answer: yes\n    date: 2026-11-21 # so\n`,
    ],
    [
      'fills one that was begun',
      `answers:\n  ${skills}:\n  ${funding}:\n    answer: no\n`,
      `answers:\n${yesBlock}  ${funding}:\n    answer: no\n`,
    ],
    [
      'leaves what says the same already',
      `answers:\n  ${skills}: { date: '2026-11-21', answer: yes }\n`,
      `answers:\n  ${skills}: { date: '2026-11-21', answer: yes }\n`,
    ],
  ];
  for (const [what, before, after] of cases)
    it(what, () => {
      const written = put(before, skills, yes);
      assert.equal(written, after);
      assert.equal(put(written, skills, yes), written, 'a second time changes nothing');
    });

  it('writes notes that would mean something else, in quotes', () => {
    const note = (text: string): string => /note: (.*)/.exec(put(undefined, skills, { answer: 'partly', note: text }))?.[1] ?? '';
    assert.equal(note('Since spring, in two teams'), 'Since spring, in two teams');
    assert.equal(note('yes'), "'yes'");
    assert.equal(note("it's: so"), "'it''s: so'");
    assert.equal(note('a\nb'), '"a\\nb"');
  });

  const unsure: readonly (readonly [what: string, text: string])[] = [
    ['a merge conflict', `answers:\n<<<<<<< a\n  ${pilot}: { answer: no }\n=======\n>>>>>>> b\n`],
    ['text that is not valid YAML', `answers:\n  ${pilot}: { answer: no\n`],
    ['another shape', '- answers\n'],
    ['answers that are no map', 'answers: []\n'],
    ['an alias', `x: &x { answer: no }\nanswers:\n  ${skills}: *x\n`],
    ['an anchor', `answers:\n  ${skills}: &x { answer: no }\n  ${funding}: *x\n`],
    ['a second document', 'answers: {}\n---\na: b\n'],
    ['a comment within braces', `answers:\n  ${skills}: {\n    answer: no, # so\n    }\n`],
  ];
  for (const [what, text] of unsure)
    it(`finds no sure place in ${what}`, () => {
      assert.equal(putAnswer(text, skills, yes), undefined);
    });

  it('is read again as it was given, in any order and style, beside those that were there', () => {
    const ids = [
      section,
      ...model.dimensions.flatMap(({ sections }) =>
        sections.flatMap(({ cells }) =>
          cells.flatMap(({ practices }) => practices.filter(({ kind }) => kind !== 'observed').map(({ id }) => id)),
        ),
      ),
    ];
    const text = fc.string({ unit: 'grapheme' }).map((one) => one.trim());
    const given = fc.record({
      answer: fc.constantFrom(...answerValues),
      note: text,
      by: text,
      date: fc.constantFrom('2026-01-01', '2025-12-31'),
    });
    const start = fc.constantFrom(
      '',
      'answers: {}\r\n',
      `answers:\n    ${funding}: {answer: no}\n`,
      `reviewAfterDays: 1\nanswers:\n  ${pilot}:\n    answer: no\n`,
    );
    fc.assert(
      fc.property(start, fc.array(fc.tuple(fc.constantFrom(...ids), given), { maxLength: 8 }), (before, answers) => {
        const expected = new Map([...readAnswers(before, today).answers].map(([id, { answer }]) => [id, { answer }]));
        let file: string = before;
        for (const [id, { answer, note, by, date }] of answers) {
          const value: GivenAnswer = {
            answer: id === section ? 'not-applicable' : answer,
            ...(note === '' ? {} : { note }),
            ...(by === '' ? {} : { by }),
            date,
          };
          file = put(file, id, value);
          expected.set(id, value);
        }
        const read = readAnswers(file, today);
        assert.deepEqual(read.problems, []);
        const found = new Map(
          [...read.answers].map(([id, { answer, note, by, date }]) => [
            id,
            {
              answer,
              ...(note === undefined ? {} : { note }),
              ...(by === undefined ? {} : { by }),
              ...(date === undefined ? {} : { date }),
            },
          ]),
        );
        assert.deepEqual(found, expected);
        if (file !== '') assert.doesNotThrow(() => load(file));
      }),
      { numRuns: 300 },
    );
  });
});

describe('an answer that is taken out', () => {
  const cases: readonly (readonly [what: string, before: string, after: string])[] = [
    [
      'takes its comments along',
      `answers:\n  ${pilot}:\n    answer: no # so\n    # more\n  # next\n  ${skills}:\n    answer: no\n`,
      `answers:\n  # next\n  ${skills}:\n    answer: no\n`,
    ],
    ['may be the last', `answers:\r\n  ${pilot}:\r\n    answer: no`, 'answers:\r\n'],
    ['may not be there', 'answers:\n', 'answers:\n'],
  ];
  for (const [what, before, after] of cases)
    it(what, () => {
      const edits = removeAnswer(before, pilot);
      if (before === after) assert.ok(edits === undefined || edits.length === 0);
      else {
        assert.ok(edits);
        assert.equal(applyEdits(before, edits), after);
      }
    });

  it('stays where there is no sure way', () => {
    assert.equal(removeAnswer(`answers: { ${pilot}: { answer: no } }\n`, pilot), undefined);
    assert.equal(removeAnswer(`answers:\n  ${pilot}: {\n`, pilot), undefined);
  });
});
