/** The fix of a rule: a field and what is put there. */
import { resolve } from '../syntax/tree.ts';
import type { NewValue } from '../rules/edits/value.ts';
import { say } from '../texts/texts.ts';
import { fixFields, safeties } from './fields.ts';
import { pathOf } from './path.ts';
import type { FieldPath } from './path.ts';
import type { ExpressionReader } from './read-expressions.ts';
import { FieldsReader } from './reader.ts';
import type { Report, Resolved } from './reader.ts';
import { handlerOf, hasFields } from './subjects.ts';
import type { SubjectName } from './subjects.ts';
import type { OrganisationFix } from './types.ts';

export function readFix(
  fields: FieldsReader,
  subject: SubjectName,
  expressions: ExpressionReader,
  report: Report,
): OrganisationFix | undefined {
  const map = fields.node('fix');
  if (!map) return undefined;
  const span = fields.spanOf('fix');
  if (!hasFields(subject) || handlerOf(subject).family === 'terraform') {
    report.error(span, say`A fix writes YAML, and "${subject}" is none.`);
    return undefined;
  }
  if (map.kind !== 'map') {
    report.shapeError(span, say`A fix has a \`path\` and a \`value\`.`);
    return undefined;
  }
  const own = new FieldsReader(map, say`A fix`, fixFields, report, span);
  const path = readPath(own, 'path', subject, report);
  const given = own.node('value');
  const worked = expressions.value(own, 'expression');
  if (given && worked) report.warning(own.spanOf('value'), say`Of \`value\` and \`expression\`, the expression counts.`);
  const data = given && !worked ? newValue(given, 0) : undefined;
  if (given && !worked && data === undefined) {
    report.error(own.spanOf('value'), say`What a fix puts in is a text, a number, true or false, or a list or block of these.`);
    return undefined;
  }
  const value = worked ?? data;
  if (value === undefined && !own.node('expression')) report.error(span, say`A fix needs a \`value\` or an \`expression\`.`);
  if (!path || value === undefined) return undefined;
  return { title: own.text('title', 100) ?? say`Set ${path.join('.')}`, path, value, safety: own.choice('safety', safeties) ?? 'review' };
}

/** A path of a subject's fields. */
export function readPath(fields: FieldsReader, name: string, subject: SubjectName, report: Report): FieldPath | undefined {
  const node = fields.scalar(name);
  if (!node) return undefined;
  if (!hasFields(subject)) {
    report.error(node, say`"${subject}" has no fields that a path leads to.`);
    return undefined;
  }
  const path = pathOf(node.text);
  if (!path) report.error(node, say`A path is names and dots: \`spec.replicas\`, \`metadata.labels["acme.example/team"]\`.`);
  return path;
}

const deepest = 8;

function newValue(node: Resolved, depth: number): NewValue | undefined {
  if (depth > deepest) return undefined;
  switch (node.kind) {
    case 'scalar':
      return node.value ?? undefined;
    case 'sequence': {
      const items = node.items.map((item) => newValue(resolve(item), depth + 1));
      return items.every((item) => item !== undefined) ? items : undefined;
    }
    case 'map': {
      const entries: (readonly [string, NewValue])[] = [];
      for (const { key, value } of node.entries) {
        const item = newValue(resolve(value), depth + 1);
        if (item === undefined) return undefined;
        entries.push([key.text, item]);
      }
      return Object.fromEntries(entries);
    }
    case 'unknown':
      return undefined;
  }
}
