/** The parameters of a rule, which become its options. */
import { resolve } from '../syntax/tree.ts';
import type { OptionValue, RuleOption, RuleOptions } from '../rules/rule.ts';
import { say } from '../texts/texts.ts';
import { paramFields } from './fields.ts';
import { FieldsReader } from './reader.ts';
import type { Report, Resolved } from './reader.ts';

const mostParams = 20;

export function readParams(fields: FieldsReader, report: Report): RuleOptions {
  const map = fields.node('params');
  if (!map) return {};
  if (map.kind !== 'map') {
    report.shapeError(fields.spanOf('params'), say`Below \`params:\` stands a block for each parameter, with its \`default\`.`);
    return {};
  }
  if (map.entries.length > mostParams) report.error(fields.spanOf('params'), say`A rule has at most ${String(mostParams)} parameters.`);
  return Object.fromEntries(
    map.entries.slice(0, mostParams).flatMap(({ key, value }): (readonly [string, RuleOption])[] => {
      const node = resolve(value);
      if (!/^[A-Za-z][A-Za-z0-9]{0,40}$/.test(key.text))
        report.error(key, say`The name of a parameter is letters and digits: \`maxReplicas\`.`);
      else if (node.kind !== 'map') report.shapeError(key, say`A parameter is a block with a \`default\`.`);
      else {
        const option = readParam(new FieldsReader(node, say`A parameter`, paramFields, report, key), report);
        if (option) return [[key.text, option]];
      }
      return [];
    }),
  );
}

function readParam(fields: FieldsReader, report: Report): RuleOption | undefined {
  const node = fields.node('default');
  if (!node) return undefined;
  const value = optionValue(node);
  if (value === undefined) {
    report.shapeError(fields.spanOf('default'), say`A default is a text, a number, true or false, or a list of texts.`);
    return undefined;
  }
  return { default: value, description: fields.text('description', 300) ?? '' };
}

function optionValue(node: Resolved): OptionValue | undefined {
  if (node.kind === 'scalar') return node.value ?? undefined;
  if (node.kind !== 'sequence') return undefined;
  const items = node.items.map(resolve).map((item) => (item.kind === 'scalar' && typeof item.value === 'string' ? item.value : undefined));
  return items.every((item) => item !== undefined) ? items : undefined;
}
