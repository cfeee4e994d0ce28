import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { CORE_SCHEMA, load } from 'js-yaml';
import { fromRoot } from '../../scripts/lib/paths.ts';
import { readAnswers } from '../../server/src/answers/read.ts';

const today = '2026-11-21';
const pilot = 'people/organizational-change/1/bounded-pilot';
const observed = 'technology/platforms-and-infrastructure/1/access-foundations';

describe('the schema of the answers file', () => {
  const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(
    JSON.parse(readFileSync(fromRoot('docs/cnmaturity.schema.json'), 'utf8')) as object,
  );
  const agreed: readonly string[] = [
    'answers:\n',
    'answers: {}\n',
    'reviewAfterDays: 90\n',
    'reviewAfterDays: 0\n',
    'reviewAfterDays: soon\n',
    'other: 1\n',
    'answers: []\n',
    ...[
      `${pilot}: { answer: yes }`,
      `${pilot}: { answer: "yes" }`,
      `${pilot}: { answer: true }`,
      `${pilot}: { answer: partly, note: a, by: b, date: 2026-01-01 }`,
      `${pilot}: { answer: no, note: 12 }`,
      `${pilot}: { answer: maybe }`,
      `${pilot}: { answer: 1 }`,
      `${pilot}: { note: a }`,
      `${pilot}: { answer: no, when: a }`,
      `${pilot}: { answer: no, note: [a] }`,
      `${pilot}: { answer: no, date: January }`,
      `${pilot}: yes`,
      `${pilot}s: { answer: yes }`,
      'people/ai: { answer: not-applicable, note: a }',
      'people/ai: { answer: yes }',
      `${observed}: { answer: not-applicable }`,
      `${observed}: { answer: yes }`,
    ].map((answer) => `answers:\n  ${answer}\n`),
  ];
  for (const text of agreed)
    it(`agrees with the reader on ${text.trim().replaceAll(/\n\s*/g, ' ')}`, () => {
      const fits = validate(load(text, { schema: CORE_SCHEMA }));
      assert.equal(fits, readAnswers(text, today).problems.length === 0);
    });

  it('fits what the documentation shows', () => {
    const page = readFileSync(fromRoot('docs/answers.md'), 'utf8');
    const example = /```yaml\n([^`]*)```/.exec(page)?.[1] ?? '';
    assert.equal(readAnswers(example, today).answers.size, 3);
    assert.deepEqual(readAnswers(example, today).problems, []);
    assert.ok(validate(load(example, { schema: CORE_SCHEMA })), JSON.stringify(validate.errors));
  });
});
