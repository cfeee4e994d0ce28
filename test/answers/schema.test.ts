import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { CORE_SCHEMA, load } from 'js-yaml';
import { fromRoot } from '../../scripts/lib/paths.ts';
import { applicationFields, fileFields, thresholdFields } from '../../server/src/answers/file-fields.ts';
import { readAnswers } from '../../server/src/answers/read.ts';
import { defaultThresholds } from '../../server/src/answers/thresholds.ts';

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
    'applications:\n',
    'applications: { path: a }\n',
    'applications: [a]\n',
    ...[
      'path: apps/shop',
      'path: ./apps/*',
      'name: Shop',
      'name: 1, path: a',
      'path: /a',
      'path: a/../b',
      'path: ..',
      'path: ""',
      'path: "C:/a"',
      'path: "a\\\\b"',
      'path: a, folder: b',
    ].map((entry) => `applications:\n  - { ${entry} }\n`),
    'ruleOptions:\n',
    'ruleOptions: []\n',
    ...['maximum: 6', 'maximum: 0', 'maximum: "6"', 'maximun: 6', ''].map(
      (entry) => `ruleOptions:\n  containers-per-pod-limit: { ${entry} }\n`,
    ),
    'ruleOptions:\n  containers-per-pod: { maximum: 6 }\n',
    'ruleOptions:\n  image-registry-not-allowed: { allowed: [a, b] }\n',
    'ruleOptions:\n  image-registry-not-allowed: { allowed: a }\n',
    ...['newest', '1.31', '"1.31"', '1.4', '2', '1', 'v1.31', '"1.31.2"', 'latest'].map((version) => `kubernetesVersion: ${version}\n`),
    'answers:\n  ai: { answer: not-applicable }\n',
    'answers:\n  ai: { answer: no }\n',
    'answers: []\n',
    ...['', '3', 'auto', '0', '6', '2.5', '"3"', 'high', '[3]', 'true'].flatMap((level) => [
      `targetLevel: ${level}\n`,
      `applications:\n  - { path: a, targetLevel: ${level} }\n`,
    ]),
    ...[
      '',
      '0.9',
      '{}',
      '{ practiceMet: 1 }',
      '{ practiceMet: 0.5, levelComplete: 0.75 }',
      '{ practiceMet: 0.49 }',
      '{ levelComplete: 1.01 }',
      '{ levelComplete: "0.9" }',
      '{ levelComplete: }',
      '{ levels: 0.9 }',
    ].map((thresholds) => `thresholds: ${thresholds}\n`),
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
  const thin = new Ajv({ strict: true, allowUnionTypes: true }).compile(
    JSON.parse(readFileSync(fromRoot('schemas/cnmaturity.json'), 'utf8')) as object,
  );
  const further: readonly string[] = [
    ...['a', '[a]', '["", "/a", "../a"]', '[[a]]', '[{ a: b }]', '[]', '{ a: b }'].flatMap((patterns) => [
      `exclude: ${patterns}\n`,
      `ruleExclude:\n  naked-pod: ${patterns}\n`,
    ]),
    ...['off', 'on', 'true', 'loud', '[on]', ''].map((choice) => `rules:\n  naked-pod: ${choice}\n`),
    'rules:\n  nacked-pod: off\n',
    'rules: []\n',
    'ruleExclude: []\n',
    'ruleOptions:\n  containers-per-pod-limit: 6\n',
    'kubernetesVersion: [1.31]\n',
    'applications:\n  - { path: 1, name: true }\n',
    `answers:\n  ${pilot}: { answer: yes, date: 2026-02-30 }\n`,
    `answers:\n  ${pilot}: { answer: yes, date: [a] }\n`,
    `answers:\n  ${pilot}: { answer: yes, date: 2027-01-01 }\n`,
  ];
  for (const text of [...agreed, ...further])
    it(`leaves to the server what VS Code's YAML extension does not say of ${text.trim().replaceAll(/\n\s*/g, ' ')}`, () => {
      const fits = thin(load(text, { schema: CORE_SCHEMA }));
      const own = readAnswers(text, today).problems.filter(({ shape }) => shape !== true);
      const shape = readAnswers(text, today).problems.filter((problem) => problem.shape === true);
      assert.equal(fits, shape.length === 0, JSON.stringify(thin.errors));
      if (!fits) assert.deepEqual(own, [], 'and does not say it too');
    });

  for (const text of agreed)
    it(`agrees with the reader on ${text.trim().replaceAll(/\n\s*/g, ' ')}`, () => {
      const fits = validate(load(text, { schema: CORE_SCHEMA }));
      assert.equal(fits, readAnswers(text, today).problems.length === 0);
    });

  it('fits what the page on the file shows, which names every field', () => {
    const page = readFileSync(fromRoot('docs/configuration.md'), 'utf8');
    const example = /```yaml\n([^`]*)```/.exec(page)?.[1] ?? '';
    assert.deepEqual(readAnswers(example, today).problems, []);
    for (const check of [validate, thin]) assert.ok(check(load(example, { schema: CORE_SCHEMA })), JSON.stringify(check.errors));
    for (const { name } of fileFields) {
      assert.ok(new RegExp(`^\\| \`${name}\` +\\|`, 'm').test(page), name);
      assert.ok(example.includes(`${name}:`), name);
    }
    for (const { name } of [...thresholdFields, ...applicationFields])
      assert.ok(page.includes(`\`${name}\``) && example.includes(`${name}:`), name);
    for (const share of Object.values(defaultThresholds)) assert.ok(page.includes(`, ${String(share)}`), String(share));
  });

  it('fits what the documentation shows', () => {
    const page = readFileSync(fromRoot('docs/answers.md'), 'utf8');
    const example = /```yaml\n([^`]*)```/.exec(page)?.[1] ?? '';
    assert.equal(readAnswers(example, today).answers.size, 3);
    assert.deepEqual(readAnswers(example, today).problems, []);
    assert.ok(validate(load(example, { schema: CORE_SCHEMA })), JSON.stringify(validate.errors));
  });
});
