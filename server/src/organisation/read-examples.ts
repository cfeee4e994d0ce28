/** The examples of a rule. */
import { resolve } from '../syntax/tree.ts';
import type { Span } from '../syntax/tree.ts';
import { say } from '../texts/texts.ts';
import { exampleFields } from './fields.ts';
import { limits } from './limits.ts';
import { FieldsReader } from './reader.ts';
import type { Report } from './reader.ts';
import type { OrganisationExample } from './types.ts';

export function readExamples(fields: FieldsReader, report: Report, hasFix: boolean): readonly OrganisationExample[] {
  const list = fields.node('examples');
  if (!list) return [];
  if (list.kind !== 'sequence') {
    report.shapeError(fields.spanOf('examples'), say`Below \`examples:\` stands a list; each has a \`good\` or a \`bad\` text.`);
    return [];
  }
  if (list.items.length > limits.examplesPerRule)
    report.warning(fields.spanOf('examples'), say`Only the first ${String(limits.examplesPerRule)} examples of a rule are tried.`);
  return list.items.slice(0, limits.examplesPerRule).flatMap((item, index) => {
    const map = resolve(item);
    const span = map.kind === 'map' ? (map.entries[0]?.key ?? map) : map;
    if (map.kind !== 'map') {
      report.shapeWarning(span, say`An example has a \`good\` or a \`bad\` text.`);
      return [];
    }
    const example = readExample(new FieldsReader(map, say`An example`, exampleFields, report, span), index, span, report);
    if (example?.fixed !== undefined && !hasFix) report.warning(span, say`There is no fix that could make this of the text.`);
    return example ? [example] : [];
  });
}

function readExample(fields: FieldsReader, index: number, anchor: Span, report: Report): OrganisationExample | undefined {
  const good = fields.scalar('good');
  const bad = fields.scalar('bad');
  const node = good ?? bad;
  if (!node || (good && bad)) {
    report.warning(anchor, say`An example has either a \`good\` or a \`bad\` text.`);
    return undefined;
  }
  if (node.text.length > limits.exampleSize) {
    report.warning(anchor, say`An example has at most ${String(limits.exampleSize / 1024)} KB.`);
    return undefined;
  }
  const file = fields.text('file', 200);
  if (file !== undefined && !isInside(file)) {
    report.warning(fields.spanOf('file'), say`The path of an example is one below a folder: \`deploy/app.yaml\`.`);
    return undefined;
  }
  return {
    name: fields.text('name', 100) ?? say`number ${String(index + 1)}`,
    kind: good ? 'good' : 'bad',
    text: node.text,
    file,
    message: fields.text('message', limits.message),
    fixed: fields.scalar('fixed')?.text,
    span: fields.spanOf('name') === anchor ? anchor : fields.spanOf('name'),
  };
}

function isInside(path: string): boolean {
  return /^[\w.-]+(?:\/[\w.-]+)*$/.test(path) && !path.split('/').includes('..');
}
