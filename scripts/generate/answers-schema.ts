/** docs/cnmaturity.schema.json: the shape of `.cnmaturity.yaml`, for editors that complete and check YAML by a schema. */
import { toJsonSchema } from '@valibot/to-json-schema';
import * as v from 'valibot';
import { answerValues, defaultReviewAfterDays } from '../../server/src/answers/types.ts';
import { model } from '../../server/src/model/model.ts';
import type { GeneratedFile } from './files.ts';

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
  return model.dimensions
    .flatMap(({ sections }) => sections)
    .flatMap(({ id, name, cells }): Answerable[] => [
      { id, definition: 'exemption', description: `${name}, where it does not apply as a whole.` },
      ...cells
        .flatMap(({ practices }) => practices)
        .map(({ id: practice, question, statement }): Answerable => {
          return { id: practice, definition: question === undefined ? 'exemption' : 'answer', description: question ?? statement };
        }),
    ]);
}

const days = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(1),
  v.description(`After how many days answers are asked for again. Unless set, ${String(defaultReviewAfterDays)}.`),
);

export function answersSchemaFile(): GeneratedFile {
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
        description: 'Answers by the id of a practice, or of a section that does not apply.',
        type: ['object', 'null'],
        properties: Object.fromEntries(properties) as unknown,
        additionalProperties: false,
      },
      reviewAfterDays: definitionOf(days),
    },
    additionalProperties: false,
    definitions: { answer: definitionOf(answerOf(anyAnswer)), exemption: definitionOf(answerOf(v.literal('not-applicable'))) },
  };
  return { path: 'docs/cnmaturity.schema.json', text: `${JSON.stringify(schema)}\n` };
}

function definitionOf(schema: v.GenericSchema): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(toJsonSchema(schema)).filter(([key]) => key !== '$schema'));
}
