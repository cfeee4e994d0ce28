import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { CORE_SCHEMA, load } from 'js-yaml';
import { fromRoot } from '../../scripts/lib/paths.ts';
import { organisationSchemaFiles } from '../../scripts/generate/organisation-schema.ts';
import { tryExamples } from '../../server/src/organisation/examples.ts';
import { handlerOf, subjectNames } from '../../server/src/organisation/subjects.ts';
import { readRuleFile } from '../../server/src/organisation/read.ts';
import { cel, loadsCel, ruleText } from './support.ts';

loadsCel();

const page = readFileSync(fromRoot('docs/organisation-rules.md'), 'utf8');
const documented = /```yaml\n(rules:\n {2}- id[^]*?)```/.exec(page)?.[1] ?? '';
const sample = readFileSync(fromRoot('samples/shop/.cnmaturity/rules/shop.yaml'), 'utf8');

describe('what is written about rules of an organisation', () => {
  it('holds: the examples are rules that do what they say', () => {
    for (const text of [documented, sample]) {
      const { rules, problems } = readRuleFile(text, cel());
      assert.deepEqual(problems, []);
      assert.equal(rules.length, 1);
      assert.equal(rules[0]?.examples.length, 2);
      assert.deepEqual(tryExamples(rules, undefined), []);
    }
  });

  it('names every subject with its variables', () => {
    for (const name of subjectNames) {
      const row = page.split('\n').find((line) => line.startsWith(`| \`${name}\``)) ?? '';
      for (const variable of Object.keys(handlerOf(name).variables)) assert.ok(row.includes(`\`${variable}\``), `${name}: ${variable}`);
    }
  });

  it('leaves to the server what VS Code’s YAML extension does not say', () => {
    const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(
      JSON.parse(organisationSchemaFiles()[1]?.text ?? '') as object,
    );
    const texts = [
      documented,
      'rules:\n',
      'rules: {}\n',
      'rules: [a]\n',
      'things: []\n',
      ...[
        { id: 'a' },
        { level: '6' },
        { on: 'thing' },
        { section: 'a/b' },
        { other: 'x' },
        { title: '' },
        { title: '""' },
        { docs: 'command:x' },
      ].map((fields) => ruleText(fields)),
      ...[
        { optional: 'maybe' },
        { severity: 'loud' },
        { category: 'none' },
        { how: '[[a]]' },
        { how: '[""]' },
        { title: '1' },
        { why: '[a]' },
        { expect: 'no such' },
      ].map((fields) => ruleText(fields)),
      ruleText({}, '    fix: a\n'),
      ruleText({}, '    fix: { value: x }\n'),
      ruleText({}, '    fix: { path: "a b", value: x }\n'),
      ruleText({}, '    params: { a: 1 }\n'),
      ruleText({}, '    params: [a]\n'),
      ruleText({}, '    params: { a: { default: { b: 1 } } }\n'),
      ruleText({}, '    examples: a\n'),
      ruleText({}, '    examples: [a]\n'),
      ruleText({}, '    examples: [{ name: a }]\n'),
    ];
    for (const text of texts) {
      const { problems } = readRuleFile(text, cel());
      const fits = validate(load(text, { schema: CORE_SCHEMA }));
      assert.equal(
        fits,
        problems.every(({ shape }) => shape !== true),
        `${text}${JSON.stringify([validate.errors, problems])}`,
      );
    }
    assert.ok(texts.filter((text) => validate(load(text, { schema: CORE_SCHEMA }))).length > 6);
  });

  it('has a schema that agrees with the reader', () => {
    const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(
      JSON.parse(organisationSchemaFiles()[0]?.text ?? '') as object,
    );
    const sound = [
      documented,
      sample,
      ruleText({}),
      'rules: []\n',
      'rules:\n',
      ruleText({ optional: 'true', severity: 'error', category: 'security' }),
    ];
    const broken = [
      'things: []\n',
      'rules: {}\n',
      ruleText({ id: 'a' }),
      ruleText({ level: '6' }),
      ruleText({ on: 'thing' }),
      ruleText({ section: 'a/b' }),
      ruleText({ other: 'x' }),
      ruleText({ title: '' }),
      ruleText({ docs: 'command:x' }),
      ruleText({}, '    fix: { value: x }\n'),
      ruleText({}, '    params: { a: 1 }\n'),
    ];
    for (const text of sound)
      assert.equal(validate(load(text, { schema: CORE_SCHEMA })), true, `${text}${JSON.stringify(validate.errors)}`);
    for (const text of broken) {
      assert.equal(validate(load(text, { schema: CORE_SCHEMA })), false, text);
      assert.ok(readRuleFile(text, cel()).problems.length > 0, text);
    }
  });
});
