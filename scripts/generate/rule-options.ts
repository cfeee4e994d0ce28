/** The options of rules, as JSON Schema and as a table. */
import { organisationRuleId } from '../../server/src/rules/given.ts';
import type { OptionValue, Rule, RuleOption } from '../../server/src/rules/rule.ts';

type Schema = Readonly<Record<string, unknown>>;

/** The keyword that describes a part of a schema. */
export type Describe = (text: string) => Schema;

/** An object of rule ids, each with its options. */
export function ruleOptionsSchema(rules: readonly Rule[], describe: Describe = (description) => ({ description })): Schema {
  const properties = rules.flatMap(({ id, title, options }) =>
    options
      ? [
          [
            id,
            {
              type: 'object',
              ...describe(title),
              properties: Object.fromEntries(Object.entries(options).map(([name, option]) => [name, optionSchema(option, describe)])),
              additionalProperties: false,
            },
          ],
        ]
      : [],
  );
  return {
    type: 'object',
    properties: Object.fromEntries(properties) as unknown,
    // What those of an organisation take is known only where their files are.
    patternProperties: { [organisationRuleId.source]: { type: 'object' } },
    additionalProperties: false,
  };
}

function optionSchema({ default: value, description, minimum, choices }: RuleOption, describe: Describe): Schema {
  return {
    ...typeSchema(value),
    ...(minimum === undefined ? {} : { minimum }),
    ...(choices ? { enum: choices } : {}),
    default: value,
    ...describe(description),
  };
}

function typeSchema(value: OptionValue): Schema {
  return typeof value === 'object' ? { type: 'array', items: { type: 'string' } } : { type: typeof value };
}

/** One row for each option: rule, option, type, default, what it does. */
export function ruleOptionRows(rules: readonly Rule[]): readonly (readonly string[])[] {
  return rules.flatMap(({ id, options }) =>
    Object.entries(options ?? {}).map(([name, option]) => [
      `[${id}](rules/${id}.md)`,
      `\`${name}\``,
      typeText(option),
      `\`${JSON.stringify(option.default)}\``,
      option.description,
    ]),
  );
}

function typeText({ default: value, minimum, choices }: RuleOption): string {
  if (choices) return choices.map((choice) => `\`${choice}\``).join(', ');
  if (typeof value === 'object') return 'list of strings';
  return minimum === undefined ? typeof value : `${typeof value}, at least ${String(minimum)}`;
}
