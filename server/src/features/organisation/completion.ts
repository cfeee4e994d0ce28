/** Fields and values where someone types a rule. */
import { CompletionItemKind, InsertTextFormat, InsertTextMode, MarkupKind } from 'vscode-languageserver-protocol';
import type { CompletionItem, Position, Range } from 'vscode-languageserver-protocol';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { levelInfo, model } from '../../model/model.ts';
import { levels } from '../../model/types.ts';
import { safeties, severities } from '../../organisation/fields.ts';
import { handlerOf, subjectNames } from '../../organisation/subjects.ts';
import { categories } from '../../rules/rule.ts';
import { say, translated } from '../../texts/texts.ts';
import { plainOf } from '../markdown.ts';
import { fieldsOf, placeAt } from './place.ts';
import type { Part } from './place.ts';

export interface CompletionSupport {
  readonly snippets: boolean;
  readonly markdown: boolean;
  /** Another extension completes by the schema: what that knows is left to it. */
  readonly schemaElsewhere?: boolean;
}

export function completeRuleFile(document: TextDocument, position: Position, support: CompletionSupport): readonly CompletionItem[] {
  const lines = document.getText().split(/\r?\n/);
  const typed = (lines[position.line] ?? '').slice(0, position.character);
  const rangeOf = (word: string): Range => ({ start: { line: position.line, character: position.character - word.length }, end: position });
  const value = /^( *(?:- +)*)(\w+):[ \t]+(["']?[\w/-]*)$/.exec(typed);
  if (value) {
    const [, lead = '', field = '', word = ''] = value;
    const { part } = placeAt(lines, position.line, lead.length);
    if (support.schemaElsewhere === true && !ofModel.has(field)) return [];
    return valuesOf(part, field).map((item, index) => itemOf(item, rangeOf(word), index, CompletionItemKind.EnumMember, support));
  }
  const key = /^( *(?:- +)*)(\w*)$/.exec(typed);
  if (!key) return [];
  const [, lead = '', word = ''] = key;
  const { part, siblings } = placeAt(lines, position.line, lead.length);
  const range = rangeOf(word);
  const fields = fieldsOf(part).filter(({ name }) => !siblings.includes(name));
  const items = fields.map(({ name, detail }, index) =>
    itemOf(
      { label: name, detail: translated(detail), text: `${name}:${bare.has(name) ? '' : ' '}` },
      range,
      index,
      CompletionItemKind.Property,
      support,
    ),
  );
  const shown = support.schemaElsewhere === true ? [] : items;
  return part === 'rule' && siblings.length === 0 ? [skeleton(range, lead, support), ...shown] : shown;
}

/** Below these stands a block. */
const bare: ReadonlySet<string> = new Set(['rules', 'params', 'fix', 'examples', 'how']);

/** Fields whose values are ids of the model: a schema that lists them all would be long. */
const ofModel: ReadonlySet<string> = new Set(['section', 'practice']);

interface Value {
  readonly label: string;
  readonly detail: string;
  readonly text?: string;
}

function valuesOf(part: Part, field: string): readonly Value[] {
  if (part === 'fix') return field === 'safety' ? safeties.map((label) => ({ label, detail: '' })) : [];
  if (part !== 'rule') return [];
  switch (field) {
    case 'on':
      return subjectNames.map((label) => ({ label, detail: subjectDetail(label) }));
    case 'section':
      return model.dimensions.flatMap(({ name, sections }) =>
        sections.map((section) => ({ label: section.id, detail: `${name}: ${section.name}` })),
      );
    case 'level':
      return levels.map((level) => ({ label: String(level), detail: `${levelInfo(level).name}. ${translated(levelInfo(level).meaning)}` }));
    case 'practice':
      return model.dimensions.flatMap(({ sections }) =>
        sections.flatMap(({ cells }) =>
          cells.flatMap(({ practices }) => practices.map(({ id, statement }) => ({ label: id, detail: translated(statement) }))),
        ),
      );
    case 'severity':
      return severities.map((label) => ({ label, detail: '' }));
    case 'category':
      return categories.map((label) => ({ label, detail: '' }));
    case 'optional':
      return ['true', 'false'].map((label) => ({ label, detail: '' }));
    default:
      return [];
  }
}

/** What a subject is, and the variables that expressions have of it. */
export function subjectDetail(name: (typeof subjectNames)[number]): string {
  const handler = handlerOf(name);
  const detail = translated(handler.detail);
  const capital = `${detail.charAt(0).toUpperCase()}${detail.slice(1)}`;
  const list = Object.entries(handler.variables).map(([variable, what]) => `- \`${variable}\`: ${translated(what)}`);
  return [say`${capital}. Expressions see`, '', ...list, `- \`params\`: ${say`the parameters of the rule`}`].join('\n');
}

function itemOf(
  { label, detail, text }: Value,
  range: Range,
  index: number,
  kind: CompletionItemKind,
  { markdown }: CompletionSupport,
): CompletionItem {
  return {
    label,
    kind,
    sortText: String(index).padStart(4, '0'),
    filterText: label,
    ...(detail === '' ? {} : { documentation: markdown ? { kind: MarkupKind.Markdown, value: detail } : plainOf(detail) }),
    textEdit: { range, newText: text ?? label },
  };
}

function skeleton(range: Range, lead: string, { snippets }: CompletionSupport): CompletionItem {
  const indent = `\n${' '.repeat(lead.length)}`;
  const stop = (index: number, text: string): string => (snippets ? `\${${String(index)}:${text}}` : text);
  const lines = [
    `id: ${stop(1, 'acme')}/${stop(2, 'team-label')}`,
    `title: ${stop(3, 'Team label missing')}`,
    `section: ${stop(4, 'policy/policy-creation')}`,
    `level: ${stop(5, '2')}`,
    `on: ${stop(6, 'object')}`,
    `expect: ${stop(7, 'has(object.metadata.labels.team)')}`,
    `message: ${stop(8, 'No label team.')}`,
  ];
  return {
    label: say`a new rule`,
    kind: CompletionItemKind.Snippet,
    sortText: '',
    filterText: 'id rule',
    insertTextFormat: snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    insertTextMode: InsertTextMode.asIs,
    textEdit: { range, newText: `${lead.includes('-') ? '' : '- '}${lines.join(lead.includes('-') ? indent : `${indent}  `)}` },
  };
}
