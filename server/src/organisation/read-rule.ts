/** One rule of a rule file. */
import { practiceById, sectionById, model } from '../model/model.ts';
import { nearest } from '../answers/nearest.ts';
import { organisationRuleId } from '../rules/given.ts';
import { categories } from '../rules/rule.ts';
import type { MapNode, Span } from '../syntax/tree.ts';
import { say } from '../texts/texts.ts';
import type { Cel } from './cel.ts';
import { readExamples } from './read-examples.ts';
import { ExpressionReader } from './read-expressions.ts';
import { readFix, readPath } from './read-fix.ts';
import { readParams } from './read-params.ts';
import { ruleFields, severities } from './fields.ts';
import { limits } from './limits.ts';
import { FieldsReader } from './reader.ts';
import type { Report } from './reader.ts';
import { handlerOf, hasKinds, subjectNames } from './subjects.ts';
import type { OrganisationRule } from './types.ts';

/** Undefined where something that it cannot do without is broken; that was reported. */
export function readRule(map: MapNode, text: string, cel: Cel, report: Report): OrganisationRule | undefined {
  const before = report.problems.length;
  const anchor = anchorOf(map);
  const fields = new FieldsReader(map, say`A rule`, ruleFields, report, anchor);
  const id = readId(fields, report);
  const title = fields.text('title', limits.title);
  const place = readPlace(fields, id, anchor, report);
  const subject = fields.choice('on', subjectNames);
  const params = readParams(fields, report);
  const severity = fields.choice('severity', severities) ?? 'warning';
  const category = fields.choice('category', categories) ?? 'governance';
  const at = subject && readPath(fields, 'at', subject, report);
  const kinds = fields.texts('kinds', limits.kinds, 200);
  if (subject && kinds.length > 0 && !hasKinds(subject))
    report.warning(fields.spanOf('kinds'), say`\`kinds\` says nothing of "${subject}".`);
  const variables = subject ? [...Object.keys(handlerOf(subject).variables), 'params'] : undefined;
  const expressions = variables && new ExpressionReader(cel, text, variables, report);
  const when = expressions?.condition(fields, 'when');
  const expect = expressions?.condition(fields, 'expect');
  const message = expressions?.message(fields);
  const fix = subject && expressions && readFix(fields, subject, expressions, report);
  const examples = readExamples(fields, report, fix !== undefined);
  const rest = {
    why: fields.text('why', limits.text) ?? '',
    how: fields.texts('how', limits.steps, 500),
    docs: readAddress(fields, report),
    optional: fields.flag('optional'),
  };
  const broken = report.problems.slice(before).some((problem) => problem.severity === 'error');
  if (broken || id === undefined || title === undefined || !place || !subject || !expect || !message) return undefined;
  return {
    id,
    title,
    ...place,
    subject,
    kinds,
    params,
    when,
    expect,
    message,
    at,
    severity,
    category,
    fix,
    examples,
    ...rest,
    span: fields.spanOf('id'),
  };
}

function anchorOf(map: MapNode): Span {
  const key = map.entries.find((entry) => entry.key.text === 'id') ?? map.entries[0];
  const { start, end } = key?.key ?? map;
  return { start, end };
}

function readId(fields: FieldsReader, report: Report): string | undefined {
  const id = fields.text('id', 100);
  if (id === undefined || organisationRuleId.test(id)) return id;
  report.error(fields.spanOf('id'), say`An id is \`owner/name\`, both in small letters, digits and dashes: \`acme/team-label\`.`);
  return undefined;
}

type Place = Pick<OrganisationRule, 'practice' | 'ownPractice'>;

function readPlace(fields: FieldsReader, id: string | undefined, anchor: Span, report: Report): Place | undefined {
  const practice = fields.scalar('practice');
  const sectionNode = fields.scalar('section');
  const levelNode = fields.scalar('level');
  if (practice) {
    if (sectionNode ?? levelNode)
      report.warning(fields.spanOf('practice'), say`A practice has its section and level already: leave these out.`);
    if (practiceById(practice.text)) return { practice: practice.text, ownPractice: false };
    report.error(practice, say`The model has no practice "${practice.text}".${meant(practice.text, practiceIds())}`);
    return undefined;
  }
  if (!sectionNode || !levelNode) {
    report.error(anchor, say`A rule needs \`section\` and \`level\`, or \`practice\`: where in the model it counts.`);
    return undefined;
  }
  const section = sectionById(sectionNode.text)?.id;
  if (section === undefined) {
    const ids = model.dimensions.flatMap(({ sections }) => sections.map((one) => one.id));
    report.error(sectionNode, say`The model has no section "${sectionNode.text}".${meant(sectionNode.text, ids)}`);
  }
  const level = model.levels.find((one) => one.level === levelNode.value)?.level;
  if (level === undefined) report.shapeError(levelNode, say`A level is a number from 1 to 5.`);
  if (section === undefined || level === undefined || id === undefined) return undefined;
  return { practice: `${section}/${String(level)}/${id}`, ownPractice: true };
}

function* practiceIds(): Generator<string> {
  for (const { sections } of model.dimensions)
    for (const { cells } of sections) for (const { practices } of cells) for (const { id } of practices) yield id;
}

function meant(id: string, candidates: Iterable<string>): string {
  const near = nearest(id, candidates);
  return near === undefined ? '' : say` Did you mean "${near}"?`;
}

function readAddress(fields: FieldsReader, report: Report): string | undefined {
  const text = fields.text('docs', 500);
  if (text === undefined) return undefined;
  if (/^https?:\/\/[^\s<>"'`\\]+$/.test(text) && URL.canParse(text)) return text;
  report.error(fields.spanOf('docs'), say`The address of a page begins with https://.`);
  return undefined;
}
