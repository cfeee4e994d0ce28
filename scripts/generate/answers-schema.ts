/** docs/cnmaturity.schema.json: the shape of `.cnmaturity.yaml`, for editors that complete and check YAML by a schema. */
import { toJsonSchema } from '@valibot/to-json-schema';
import * as v from 'valibot';
import { answerFieldTexts, applicationFields, fileFields, saysOf, thresholdFields } from '../../server/src/answers/file-fields.ts';
import { leastShare, mostShare } from '../../server/src/answers/thresholds.ts';
import { aiAnswerId, answerValues } from '../../server/src/answers/types.ts';
import { model } from '../../server/src/model/model.ts';
import { kubernetesVersionPattern, organisationRuleId, ruleChoices } from '../../server/src/rules/given.ts';
import type { Rule } from '../../server/src/rules/rule.ts';
import type { GeneratedFile } from './files.ts';
import { ruleOptionsSchema } from './rule-options.ts';
import { isObject, replacedAt, withoutForms } from './thin-schema.ts';
import type { Schema } from './thin-schema.ts';

// Readers of YAML 1.1 take `yes` and `no` for truth values.
const anyAnswer = v.union([v.picklist(answerValues), v.boolean()]);
const text = v.union([v.string(), v.number(), v.boolean()]);

function answerOf(answer: v.GenericSchema): v.GenericSchema {
  return v.strictObject({
    answer: v.pipe(answer, v.description(saysOf(answerFieldTexts, 'answer'))),
    note: v.optional(v.pipe(text, v.description(saysOf(answerFieldTexts, 'note')))),
    by: v.optional(v.pipe(text, v.description(saysOf(answerFieldTexts, 'by')))),
    date: v.optional(v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/), v.description(saysOf(answerFieldTexts, 'date')))),
  });
}

/** What a section or a practice may be answered with, and what it asks. */
interface Answerable {
  readonly id: string;
  readonly definition: 'answer' | 'exemption';
  readonly description: string;
}

function answerables(): readonly Answerable[] {
  const ai: Answerable = { id: aiAnswerId, definition: 'exemption', description: 'All sections on AI, where AI is not used.' };
  const others = model.dimensions
    .flatMap(({ sections }) => sections)
    .flatMap(({ id, name, cells }): Answerable[] => [
      { id, definition: 'exemption', description: `${name}, where it does not apply as a whole.` },
      ...cells
        .flatMap(({ practices }) => practices)
        .map(({ id: practice, question, statement }): Answerable => {
          return { id: practice, definition: question === undefined ? 'exemption' : 'answer', description: question ?? statement };
        }),
    ]);
  return [ai, ...others];
}

const path = v.pipe(
  v.string(),
  v.regex(/^(?!\/)(?![A-Za-z][A-Za-z0-9+.-]*:)(?!(?:.*\/)?\.\.(?:\/|$))[^\\]*[^\s\\][^\\]*$/),
  v.description(saysOf(applicationFields, 'path')),
);

const levelOrAuto = v.picklist(['auto', 1, 2, 3, 4, 5]);

const applications = v.nullable(
  v.array(
    v.strictObject({
      path,
      name: v.optional(v.pipe(text, v.description(saysOf(applicationFields, 'name')))),
      targetLevel: v.optional(v.pipe(v.nullable(levelOrAuto), v.description(saysOf(applicationFields, 'targetLevel')))),
    }),
  ),
);

const share = v.nullable(v.pipe(v.number(), v.minValue(leastShare), v.maxValue(mostShare)));

const thresholds = v.nullable(
  v.strictObject(Object.fromEntries(thresholdFields.map(({ name, says }) => [name, v.optional(v.pipe(share, v.description(says)))]))),
);

const kubernetesVersion = v.nullable(
  // In YAML, 1.31 is a number.
  v.union([v.pipe(v.string(), v.regex(kubernetesVersionPattern)), v.pipe(v.number(), v.minValue(1.01), v.maxValue(1.99))]),
);

const pattern = { type: 'string', pattern: '^(?![/!])(?!(?:.*/)?\\.\\.(?:/|$))[^\\\\]+$' };

const days = v.pipe(v.number(), v.integer(), v.minValue(1));

/** All that the file may hold, by its fields. */
function fieldSchemas(rules: readonly Rule[]): Readonly<Record<(typeof fileFields)[number]['name'], Schema>> {
  // A description beside a reference is ignored in this version of JSON Schema.
  const answers = answerables().map(({ id, definition, description }) => [
    id,
    { description, allOf: [{ $ref: `#/definitions/${definition}` }] },
  ]);
  const patterns = { type: ['array', 'null'], items: pattern };
  return {
    answers: { type: ['object', 'null'], properties: Object.fromEntries(answers) as unknown, additionalProperties: false },
    reviewAfterDays: definitionOf(days),
    targetLevel: definitionOf(v.nullable(levelOrAuto)),
    thresholds: definitionOf(thresholds),
    applications: definitionOf(applications),
    rules: { type: ['object', 'null'], propertyNames: ruleNames(rules), additionalProperties: { enum: [...ruleChoices, true, false] } },
    ruleOptions: { ...ruleOptionsSchema(rules), type: ['object', 'null'] },
    kubernetesVersion: definitionOf(kubernetesVersion),
    exclude: patterns,
    ruleExclude: { type: ['object', 'null'], propertyNames: ruleNames(rules), additionalProperties: patterns },
  };
}

function schemaOf(fields: ReturnType<typeof fieldSchemas>): Schema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Answers to the Cloud Native Maturity Model (.cnmaturity.yaml)',
    type: 'object',
    properties: Object.fromEntries(fileFields.map(({ name, says }) => [name, { description: says, ...fields[name] }])),
    additionalProperties: false,
    definitions: { answer: definitionOf(answerOf(anyAnswer)), exemption: definitionOf(answerOf(v.literal('not-applicable'))) },
  };
}

/** For all editors, and for VS Code beside our own server. */
export function answersSchemaFiles(rules: readonly Rule[]): readonly GeneratedFile[] {
  return [
    { path: 'docs/cnmaturity.schema.json', text: `${JSON.stringify(schemaOf(fieldSchemas(rules)))}\n` },
    { path: 'schemas/cnmaturity.json', text: `${JSON.stringify(thinSchema())}\n` },
  ];
}

function thinSchema(): Schema {
  const { definitions, ...schema } = withoutForms(schemaOf(fieldSchemas([])));
  if (!isObject(definitions)) throw new Error('The schema has no definitions.');
  const anyText = { type: ['string', 'number', 'boolean'] };
  const texts = { type: ['array', 'null'], items: anyText };
  const fields: Readonly<Record<string, Schema>> = {
    answers: { type: ['object', 'null'], additionalProperties: { $ref: '#/definitions/answer' } },
    ruleOptions: { type: ['object', 'null'], additionalProperties: { type: 'object' } },
    kubernetesVersion: { type: [...anyText.type, 'null'] },
    exclude: texts,
    ruleExclude: { type: ['object', 'null'], additionalProperties: texts },
  };
  return Object.entries(fields).reduce<Schema>(
    (whole, [name, field]) => replacedAt(whole, ['properties', name], ({ description }) => ({ description, ...field })),
    { ...schema, definitions: { answer: definitions['answer'] } },
  );
}

/** Ours by name, those of an organisation by what their names look like. */
function ruleNames(rules: readonly Rule[]): Schema {
  return { anyOf: [{ enum: rules.map(({ id }) => id) }, { pattern: organisationRuleId.source }] };
}

function definitionOf(schema: v.GenericSchema): Schema {
  return Object.fromEntries(Object.entries(toJsonSchema(schema)).filter(([key]) => key !== '$schema'));
}
