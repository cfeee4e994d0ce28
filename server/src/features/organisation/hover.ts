/** What the fields of a rule mean, what its subject offers, and where in the model it counts. */
import { MarkupKind } from 'vscode-languageserver-protocol';
import type { Hover, Position } from 'vscode-languageserver-protocol';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { practiceById, sectionById } from '../../model/model.ts';
import { subjectNames } from '../../organisation/subjects.ts';
import { translated } from '../../texts/texts.ts';
import { guidanceOf } from '../guidance.ts';
import { plainOf } from '../markdown.ts';
import { subjectDetail } from './completion.ts';
import { fieldsOf, placeAt } from './place.ts';

/** `schemaElsewhere`: another extension explains fields by the schema. */
export function hoverOfRuleFile(
  document: TextDocument,
  position: Position,
  { markdown, schemaElsewhere = false }: { readonly markdown: boolean; readonly schemaElsewhere?: boolean },
): Hover | undefined {
  const lines = document.getText().split(/\r?\n/);
  const found = /^( *(?:- +)*)(\w+):(?:[ \t]+(["']?)([\w/-]+)\3)?/.exec(lines[position.line] ?? '');
  if (!found) return undefined;
  const [whole, lead = '', name = '', , value] = found;
  const keyEnd = lead.length + name.length;
  const onKey = position.character >= lead.length && position.character <= keyEnd;
  const valueStart = whole.length - (value?.length ?? 0);
  const onValue = value !== undefined && position.character >= valueStart - 1 && position.character <= whole.length;
  const { part } = placeAt(lines, position.line, lead.length);
  if (onKey && schemaElsewhere) return undefined;
  const text = onKey
    ? translated(fieldsOf(part).find((field) => field.name === name)?.detail ?? '')
    : onValue && part === 'rule'
      ? meaningOf(name, value)
      : undefined;
  if (text === undefined || text === '') return undefined;
  const [start, end] = onKey ? [lead.length, keyEnd] : [valueStart, whole.length];
  return {
    contents: { kind: markdown ? MarkupKind.Markdown : MarkupKind.PlainText, value: markdown ? text : plainOf(text) },
    range: { start: { line: position.line, character: start }, end: { line: position.line, character: end } },
  };
}

function meaningOf(field: string, value: string): string | undefined {
  if (field === 'on') {
    const subject = subjectNames.find((name) => name === value);
    return subject && subjectDetail(subject);
  }
  const isPlace = field === 'section' ? sectionById(value) !== undefined : field === 'practice' && practiceById(value) !== undefined;
  return isPlace ? (guidanceOf(value) ?? undefined) : undefined;
}
