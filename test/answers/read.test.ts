import assert from 'node:assert/strict';
import fc from 'fast-check';
import { emptyConfig } from '../../server/src/answers/config.ts';
import { readAnswers } from '../../server/src/answers/read.ts';
import type { AnswersFile } from '../../server/src/answers/types.ts';

const today = '2026-11-21';
const pilot = 'people/organizational-change/1/bounded-pilot';
const skills = 'people/organizational-change/1/mixed-skills';
const funding = 'people/organizational-change/2/funding';
const observed = 'technology/platforms-and-infrastructure/1/access-foundations';

function read(text: string): AnswersFile {
  return readAnswers(text, today);
}

/** `id: answer` of all that count. */
function counted(text: string): readonly string[] {
  return [...read(text).answers].map(([id, { answer }]) => `${id}: ${answer}`);
}

/** `severity place: message` of all problems. */
function problems(text: string): readonly string[] {
  return read(text).problems.map(({ span, message, severity }) => `${severity} ${text.slice(span.start, span.end)}: ${message}`);
}

function one(text: string): string {
  const found = problems(text);
  assert.equal(found.length, 1, found.join('\n'));
  return found[0] ?? '';
}

describe('the answers file', () => {
  it('holds nothing when it is empty, blank or only comments', () => {
    for (const text of ['', '\n', '# later\n', '---\n', 'answers:\n', 'answers: {}\n']) {
      assert.deepEqual(counted(text), [], text);
      assert.deepEqual(problems(text), [], text);
    }
  });

  it('gives answers with their notes, names and days', () => {
    const text = `answers:\n  ${pilot}:\n    answer: yes\n    note: The shop, since spring\n    by: Ada\n    date: 2026-10-01\n`;
    const start = text.indexOf(pilot);
    assert.deepEqual(read(text), {
      answers: new Map([
        [
          pilot,
          {
            answer: 'yes',
            note: 'The shop, since spring',
            by: 'Ada',
            date: '2026-10-01',
            stale: false,
            span: { start, end: start + pilot.length },
          },
        ],
      ]),
      problems: [],
      reviewAfterDays: 180,
      config: emptyConfig,
    });
  });

  for (const [written, value] of [
    ['yes', 'yes'],
    ['true', 'yes'],
    ['no', 'no'],
    ['false', 'no'],
    ['"yes"', 'yes'],
    ["'no'", 'no'],
    ['partly', 'partly'],
    ['not-applicable', 'not-applicable'],
  ] as const)
    it(`takes ${written} for ${value}`, () => {
      assert.deepEqual(counted(`answers:\n  ${pilot}: { answer: ${written} }\n`), [`${pilot}: ${value}`]);
    });

  it('reads CRLF, a byte order mark and a document start', () => {
    const text = `\uFEFF---\r\nanswers:\r\n  ${pilot}:\r\n    answer: yes\r\n    date: 2026-31-31\r\n  ${skills}:\r\n    answer: no\r\n`;
    assert.deepEqual(counted(text), [`${skills}: no`]);
    assert.match(one(text), /^error 2026-31-31: .*no day of the calendar/);
  });

  it('lets a section be not applicable as a whole, and nothing else', () => {
    assert.deepEqual(counted('answers:\n  people/ai: { answer: not-applicable }\n'), ['people/ai: not-applicable']);
    const text = 'answers:\n  people/ai: { answer: yes }\n';
    assert.deepEqual(counted(text), []);
    assert.match(one(text), /^error yes: .*practice by practice/);
  });

  it('lets AI be not applicable in all its sections, and nothing else', () => {
    assert.deepEqual(counted('answers:\n  ai: { answer: not-applicable }\n'), ['ai: not-applicable']);
    assert.match(one('answers:\n  ai: { answer: no }\n'), /^error no: .*only be "not-applicable"/);
    assert.deepEqual(counted(`answers:\n  ${pilot}: { answer: yes\n  ai:\n    answer: not-applicable\n`), ['ai: not-applicable']);
  });

  it('takes no answer where files show a practice, but that it does not apply', () => {
    assert.match(one(`answers:\n  ${observed}: { answer: yes }\n`), /^error yes: Files show this/);
    assert.deepEqual(counted(`answers:\n  ${observed}: { answer: not-applicable }\n`), [`${observed}: not-applicable`]);
  });

  describe('reports a problem at its place, and counts the other answers:', () => {
    const cases: readonly (readonly [what: string, block: string, problem: RegExp])[] = [
      ['an unknown id', `  ${pilot}s: { answer: yes }\n`, new RegExp(`^error ${pilot}s: .*Did you mean "${pilot}"`)],
      ['an id in another section', '  people/culture/1/funding: { answer: yes }\n', new RegExp(`Did you mean "${funding}"`)],
      ['an id that is like nothing', '  zzz: { answer: yes }\n', /^error zzz: [^?]*$/],
      ['no answer', `  ${pilot}:\n`, new RegExp(`^error ${pilot}: .*field`)],
      ['an empty answer', `  ${pilot}:\n    answer:\n`, new RegExp(`^error ${pilot}: There is no answer`)],
      ['another value', `  ${pilot}: { answer: maybe }\n`, /^error maybe: .*not-applicable/],
      ['a number', `  ${pilot}: { answer: 1 }\n`, /^error 1: /],
      ['an answer without its field', `  ${pilot}: yes\n`, /^error yes: .*\{ answer: yes \}/],
      ['a list', `  ${pilot}: [yes]\n`, /^error \[yes\]: /],
      ['a list of answers', `  ${pilot}: { answer: [yes] }\n`, /^error answer: /],
      ['a day that is none', `  ${pilot}: { answer: yes, date: 2026-02-30 }\n`, /^error 2026-02-30: .*calendar/],
      ['a day in other words', `  ${pilot}: { answer: yes, date: yesterday }\n`, /^error yesterday: /],
      ['a day to come', `  ${pilot}: { answer: yes, date: 2026-11-23 }\n`, /^error 2026-11-23: .*still to come/],
      ['tabs', `  ${pilot}:\n\t answer: yes\n`, /not valid YAML/],
      ['a quote that stays open', `  ${pilot}: { answer: yes, note: "so }\n`, /not valid YAML/],
      ['a brace that stays open', `  ${pilot}: { answer: yes\n`, /not valid YAML/],
    ];
    for (const [what, block, problem] of cases)
      it(what, () => {
        const text = `answers:\n  ${skills}: { answer: no }\n${block}  ${funding}:\n    answer: partly\nreviewAfterDays: 90\n`;
        assert.deepEqual(counted(text), [`${skills}: no`, `${funding}: partly`]);
        assert.match(one(text), problem);
        assert.equal(read(text).reviewAfterDays, 90);
      });

    it('a block that is indented otherwise, whose answer counts too', () => {
      const text = `answers:\n  ${skills}: { answer: no }\n   ${funding}:\n      answer: partly\n`;
      assert.deepEqual(counted(text), [`${skills}: no`, `${funding}: partly`]);
      assert.match(one(text), /^warning .*not valid YAML/);
    });
  });

  it('warns of fields that it does not know or cannot use, and keeps the answer', () => {
    const text = `answers:\n  ${pilot}:\n    answer: yes\n    notes: a\n    by: [a]\n    when: b\n`;
    assert.deepEqual(counted(text), [`${pilot}: yes`]);
    const [notes, by, when] = problems(text);
    assert.match(notes ?? '', /^warning notes: .*Did you mean "note"/);
    assert.match(by ?? '', /^warning by: /);
    assert.match(when ?? '', /^warning when: [^?]*$/);
  });

  it('counts the last of two answers, and says so at the first', () => {
    const text = `answers:\n  ${pilot}: { answer: yes }\n  ${skills}: { answer: yes }\n  ${pilot}: { answer: no, answer: partly }\n`;
    assert.deepEqual(counted(text), [`${pilot}: partly`, `${skills}: yes`]);
    const [first, second] = problems(text);
    assert.match(first ?? '', new RegExp(`^error ${pilot}: .*again`));
    assert.match(second ?? '', /^warning answer: .*twice/);
    assert.equal(read(text).problems[0]?.span.start, text.indexOf(pilot));
  });

  it('reads two blocks of answers, and warns of the second', () => {
    const text = `answers:\n  ${pilot}: { answer: yes }\nanswers:\n  ${skills}: { answer: no }\n`;
    assert.deepEqual(counted(text), [`${pilot}: yes`, `${skills}: no`]);
    assert.match(one(text), /^warning answers: .*again/);
  });

  it('counts nothing that a merge left undecided, and all else', () => {
    const text = `answers:
  ${pilot}:
    answer: yes
<<<<<<< HEAD
  ${skills}:
    answer: yes
=======
  ${skills}:
    answer: no
>>>>>>> theirs
  ${funding}:
<<<<<<< HEAD
    answer: yes
||||||| base
    answer: partly
=======
    answer: no
>>>>>>> theirs
  people/ai:
    answer: not-applicable
`;
    assert.deepEqual(counted(text), [`${pilot}: yes`, 'people/ai: not-applicable']);
    const found = problems(text);
    assert.equal(found.length, 7);
    assert.ok(
      found.every((problem) => /^error (?:<{7} HEAD|\|{7} base|={7}|>{7} theirs): A merge conflict/.test(problem)),
      found.join('\n'),
    );
  });

  it('knows a marker that stands alone', () => {
    const text = `answers:\n  ${pilot}:\n    answer: yes\n>>>>>>> theirs\n  ${funding}:\n    answer: no\n`;
    assert.deepEqual(counted(text), [`${pilot}: yes`, `${funding}: no`]);
    assert.match(one(text), /^error >>>>>>> theirs: /);
  });

  it('reports what does not belong at the top', () => {
    assert.match(one('answer: {}\n'), /^warning answer: .*Did you mean "answers"/);
    assert.match(one(`${pilot}: { answer: yes }\n`), /^error .*below `answers:`/);
    assert.match(one('- a\n'), /^error - a: /);
    assert.match(one('answers: []\n'), /^error answers: /);
    for (const days of ['0', '-1', '1.5', 'soon', '[]', '"90"'])
      assert.match(one(`reviewAfterDays: ${days}\n`), /^error .*whole number/, days);
    assert.match(one(`answers: {}\n---\nanswers: {}\n`), /^warning .*first YAML document/);
  });

  it('asks again when an answer has become old', () => {
    const stale = (date: string, limit: string): boolean | undefined =>
      read(`answers:\n  ${pilot}: { answer: yes, date: ${date} }\n${limit}`).answers.get(pilot)?.stale;
    assert.equal(stale('2026-05-25', ''), false, 'the 180th day');
    assert.equal(stale('2026-05-24', ''), true, 'the day after');
    assert.equal(stale('2026-11-11', 'reviewAfterDays: 9\n'), true);
    assert.equal(stale('2026-11-22', ''), false, 'tomorrow, where it was given');
    assert.equal(read(`answers:\n  ${pilot}: { answer: yes }\n`).answers.get(pilot)?.stale, false, 'without a day');
  });

  it('never throws, and its problems stand within the text', () => {
    const piece = fc.constantFrom(
      'answers:',
      `  ${pilot}:`,
      `  ${skills}: { answer: yes }`,
      '    answer: no',
      '    date: 2026-01-01',
      '<<<<<<< a',
      '=======',
      '>>>>>>> b',
      '---',
      '  - "',
      '\t{',
      '&a *a',
      '  <<: *a',
      '# c',
      '',
      '}',
      'reviewAfterDays: 1',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(piece).map((lines) => lines.join('\n')),
          fc.string(),
          fc.string({ unit: 'binary' }),
        ),
        (text) => {
          for (const { span } of read(text).problems) assert.ok(span.start >= 0 && span.start <= span.end && span.end <= text.length);
        },
      ),
      { numRuns: 500 },
    );
  });
});
