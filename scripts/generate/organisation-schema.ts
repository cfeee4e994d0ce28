/** docs/organisation-rules.schema.json: the shape of `.cnmaturity/rules/*.yaml`, for editors that complete and check YAML by a schema. */
import { toJsonSchema } from '@valibot/to-json-schema';
import * as v from 'valibot';
import { model } from '../../server/src/model/model.ts';
import { exampleFields, fixFields, paramFields, ruleFields, safeties, severities } from '../../server/src/organisation/fields.ts';
import type { Field } from '../../server/src/organisation/fields.ts';
import { limits } from '../../server/src/organisation/limits.ts';
import { subjectNames } from '../../server/src/organisation/subjects.ts';
import { organisationRuleId } from '../../server/src/rules/given.ts';
import { categories } from '../../server/src/rules/rule.ts';
import type { GeneratedFile } from './files.ts';
import { withoutForms } from './thin-schema.ts';
import type { Schema } from './thin-schema.ts';

type Shape = Readonly<Record<string, v.GenericSchema>>;

const text = (longest: number): v.GenericSchema => v.pipe(v.string(), v.minLength(1), v.maxLength(longest));
const anyText = v.union([v.string(), v.number(), v.boolean()]);
const expression = v.union([text(limits.expression), v.boolean()]);
const path = text(500);
const data = v.unknown();

const sections = model.dimensions.flatMap((dimension) => dimension.sections.map(({ id }) => id));
const practices = model.dimensions.flatMap((dimension) =>
  dimension.sections.flatMap(({ cells }) => cells.flatMap((cell) => cell.practices.map(({ id }) => id))),
);

const fix = block(fixFields, {
  path,
  value: data,
  expression,
  title: text(100),
  safety: v.picklist(safeties),
});

const example = block(exampleFields, {
  name: text(100),
  good: v.string(),
  bad: v.string(),
  message: text(limits.message),
  fixed: v.string(),
  file: text(200),
});

const param = block(paramFields, {
  default: v.union([v.string(), v.number(), v.boolean(), v.array(v.string())]),
  description: text(300),
});

/** Ids of the model, as any text where they are checked elsewhere. */
const ruleOf = (section: v.GenericSchema, practice: v.GenericSchema): v.GenericSchema =>
  block(ruleFields, {
    id: v.pipe(v.string(), v.regex(organisationRuleId), v.maxLength(100)),
    title: text(limits.title),
    section,
    level: v.picklist([1, 2, 3, 4, 5]),
    practice,
    on: v.picklist(subjectNames),
    kinds: v.union([text(200), v.array(text(200))]),
    params: v.record(v.pipe(v.string(), v.regex(/^[A-Za-z][A-Za-z0-9]{0,40}$/)), param),
    when: expression,
    expect: expression,
    message: text(limits.message),
    at: path,
    why: text(limits.text),
    how: v.union([anyText, v.pipe(v.array(anyText), v.maxLength(limits.steps))]),
    docs: v.pipe(v.string(), v.regex(/^https?:\/\//)),
    severity: v.picklist(severities),
    optional: v.boolean(),
    category: v.picklist(categories),
    fix,
    examples: v.array(example),
  });

function fileOf(rule: v.GenericSchema): Schema {
  const file = v.strictObject({ rules: v.nullable(v.pipe(v.array(rule), v.maxLength(limits.rulesPerFile))) });
  const title = 'Rules of an organisation for the Cloud Native Maturity Model (.cnmaturity/rules/*.yaml)';
  return { ...toJsonSchema(file, { errorMode: 'ignore' }), title };
}

/** Every field has a schema, and takes its words from where the server takes them. */
function block(fields: readonly Field[], shape: Shape): v.GenericSchema {
  const names = new Set(fields.map(({ name }) => name));
  const odd = Object.keys(shape).filter((name) => !names.has(name));
  if (odd.length > 0) throw new Error(`No such fields: ${odd.join(', ')}`);
  return v.strictObject(
    Object.fromEntries(
      fields.map(({ name, detail, required }) => {
        const schema = shape[name];
        if (!schema) throw new Error(`The field "${name}" has no schema.`);
        const described = v.pipe(schema, v.description(detail));
        return [name, required ? described : v.optional(described)];
      }),
    ),
  );
}

/** For all editors, and for VS Code beside our own server. */
export function organisationSchemaFiles(): readonly GeneratedFile[] {
  const whole = fileOf(ruleOf(v.picklist(sections), v.picklist(practices)));
  const thin = withoutForms(fileOf(ruleOf(v.string(), v.string())));
  return [
    { path: 'docs/organisation-rules.schema.json', text: `${JSON.stringify(whole)}\n` },
    { path: 'schemas/organisation-rules.json', text: `${JSON.stringify(thin)}\n` },
  ];
}
