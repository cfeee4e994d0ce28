/** docs/cnmaturity.schema.json: the shape of `.cnmaturity.yaml`, for editors that complete and check YAML by a schema. */
import { toJsonSchema } from '@valibot/to-json-schema';
import * as v from 'valibot';
import { aiAnswerId, answerValues, defaultReviewAfterDays } from '../../server/src/answers/types.ts';
import { model } from '../../server/src/model/model.ts';
import { kubernetesVersionPattern, organisationRuleId, ruleChoices } from '../../server/src/rules/given.ts';
import type { Rule } from '../../server/src/rules/rule.ts';
import type { GeneratedFile } from './files.ts';
import { ruleOptionsSchema } from './rule-options.ts';

// Readers of YAML 1.1 take `yes` and `no` for truth values.
const anyAnswer = v.union([v.picklist(answerValues), v.boolean()]);
const text = v.union([v.string(), v.number(), v.boolean()]);

function answerOf(answer: v.GenericSchema): v.GenericSchema {
  return v.strictObject({
    answer,
    note: v.optional(v.pipe(text, v.description('What the answer rests on.'))),
    by: v.optional(v.pipe(text, v.description('Who answered.'))),
    date: v.optional(
      v.pipe(
        v.string(),
        v.regex(/^\d{4}-\d{2}-\d{2}$/),
        v.description('The day of the answer, YYYY-MM-DD. It is asked for again when it has become old.'),
      ),
    ),
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
  v.description('The folder of an application, a Kustomize overlay or a chart, below the folder of this file; or a glob.'),
);

const applications = v.pipe(
  v.nullable(
    v.array(
      v.strictObject({
        name: v.optional(v.pipe(text, v.description('How it is shown; the name of its folder unless given.'))),
        path,
      }),
    ),
  ),
  v.description('Parts of the folder that have an assessment of their own.'),
);

const kubernetesVersion = v.pipe(
  // In YAML, 1.31 is a number.
  v.nullable(v.union([v.pipe(v.string(), v.regex(kubernetesVersionPattern)), v.pipe(v.number(), v.minValue(1.01), v.maxValue(1.99))])),
  v.description('The Kubernetes version that the manifests are written for: `newest`, or as "1.31".'),
);

const pattern = { type: 'string', pattern: '^(?![/!])(?!(?:.*/)?\\.\\.(?:/|$))[^\\\\]+$' };

const days = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(1),
  v.description(`After how many days answers are asked for again. Unless set, ${String(defaultReviewAfterDays)}.`),
);

export function answersSchemaFile(rules: readonly Rule[]): GeneratedFile {
  // A description beside a reference is ignored in this version of JSON Schema.
  const properties = answerables().map(({ id, definition, description }) => [
    id,
    { description, allOf: [{ $ref: `#/definitions/${definition}` }] },
  ]);
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Answers to the Cloud Native Maturity Model (.cnmaturity.yaml)',
    type: 'object',
    properties: {
      answers: {
        description: 'Answers by the id of a practice, of a section that does not apply, or `ai`.',
        type: ['object', 'null'],
        properties: Object.fromEntries(properties) as unknown,
        additionalProperties: false,
      },
      reviewAfterDays: definitionOf(days),
      applications: definitionOf(applications),
      rules: {
        description: 'What each rule does, by its id: off, on (its level decides how loud it is), or always that severity.',
        type: ['object', 'null'],
        propertyNames: ruleNames(rules),
        additionalProperties: { enum: [...ruleChoices, true, false] },
      },
      ruleOptions: { description: 'Options of rules, by the id of the rule.', ...ruleOptionsSchema(rules), type: ['object', 'null'] },
      kubernetesVersion: definitionOf(kubernetesVersion),
      exclude: {
        description: 'Files and folders that are not read: glob patterns of paths below the folder of this file.',
        type: ['array', 'null'],
        items: pattern,
      },
      ruleExclude: {
        description: 'Files that single rules leave out: glob patterns, by the id of the rule.',
        type: ['object', 'null'],
        propertyNames: ruleNames(rules),
        additionalProperties: { type: ['array', 'null'], items: pattern },
      },
    },
    additionalProperties: false,
    definitions: { answer: definitionOf(answerOf(anyAnswer)), exemption: definitionOf(answerOf(v.literal('not-applicable'))) },
  };
  return { path: 'docs/cnmaturity.schema.json', text: `${JSON.stringify(schema)}\n` };
}

/** Ours by name, those of an organisation by what their names look like. */
function ruleNames(rules: readonly Rule[]): Readonly<Record<string, unknown>> {
  return { anyOf: [{ enum: rules.map(({ id }) => id) }, { pattern: organisationRuleId.source }] };
}

function definitionOf(schema: v.GenericSchema): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(toJsonSchema(schema)).filter(([key]) => key !== '$schema'));
}
