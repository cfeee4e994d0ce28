/** Ids, fields and values where someone types an answer. */
import { CompletionItemKind, InsertTextFormat, InsertTextMode, MarkupKind } from 'vscode-languageserver-protocol';
import type { CompletionItem, Position, Range } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { findConflicts } from '../../answers/conflicts.ts';
import { rankOf } from '../../answers/order.ts';
import { structureOf } from '../../answers/structure.ts';
import type { Structure } from '../../answers/structure.ts';
import { aiAnswerId, answerFields, answerValues } from '../../answers/types.ts';
import type { AnswerField, AnswerValue } from '../../answers/types.ts';
import { plainCatalogue } from '../../organisation/catalogue.ts';
import type { Catalogue } from '../../organisation/catalogue.ts';
import { layoutOf } from '../../rules/edits/layout.ts';
import { model } from '../../model/model.ts';
import type { Entry } from '../../syntax/tree.ts';
import { plainOf } from '../markdown.ts';
import { configItems, keyAbove } from './config-completion.ts';
import { guidanceOf } from './guidance.ts';

export interface CompletionOptions {
  /** With the rules that the workspace brings along; ours alone unless given. */
  readonly catalogue?: Catalogue;
  /** `YYYY-MM-DD` */
  readonly today: string;
  readonly snippets: boolean;
  readonly markdown: boolean;
}

export interface Place {
  readonly indent: number;
  /** What is typed of the word at the cursor, and what it will replace. */
  readonly word: string;
  readonly range: Range;
  readonly offset: number;
}

export function completeAnswers(text: string, position: Position, options: CompletionOptions): readonly CompletionItem[] {
  const document = TextDocument.create('', '', 0, text);
  const offset = document.offsetAt(position);
  const line = text.slice(document.offsetAt({ line: position.line, character: 0 }), offset);
  const value = /^\s*answer:[ \t]+([\w-]*)$|[{,]\s*answer:[ \t]*([\w-]*)$/.exec(line);
  const placeOf = (word: string, indent: number): Place => ({
    indent,
    word,
    offset,
    range: { start: { line: position.line, character: position.character - word.length }, end: position },
  });
  if (value) return valueItems(placeOf(value[1] ?? value[2] ?? '', 0));
  const key = /^( *(?:- *)?)(["']?[\w/-]*)$/.exec(line);
  if (!key) return [];
  const place = placeOf(key[2] ?? '', (key[1] ?? '').length);
  if (place.indent === 0) return topItems(place, text);
  // A word that stands alone is not valid YAML yet.
  const settled = text.slice(0, offset - place.word.length) + ' '.repeat(place.word.length) + text.slice(offset);
  const structure = structureOf(findConflicts(settled).text);
  const outer = keyAbove(settled, place.offset);
  if (outer !== 'answers') return configItems(outer, settled, place, options.catalogue ?? plainCatalogue);
  const around = entryAround(structure, settled, place);
  return around ? fieldItems(place, around, options) : idItems(place, structure, settled, options);
}

function valueItems({ range }: Place): readonly CompletionItem[] {
  return answerValues.map((value, index) => ({
    label: value,
    detail: meanings[value],
    kind: CompletionItemKind.EnumMember,
    sortText: String(index),
    textEdit: { range, newText: value },
  }));
}

const meanings: Readonly<Record<AnswerValue, string>> = {
  yes: 'It is so',
  partly: 'It is so in part, or in some places',
  no: 'It is not so',
  'not-applicable': 'It does not concern us',
};

function topItems({ range }: Place, text: string): readonly CompletionItem[] {
  const has = (key: string): boolean => new RegExp(`^${key}:`, 'm').test(text);
  return [
    { label: 'answers', newText: 'answers:', detail: 'What files cannot show' },
    { label: 'reviewAfterDays', newText: 'reviewAfterDays: ', detail: 'After how many days answers are asked for again' },
    { label: 'applications', newText: 'applications:', detail: 'Parts of the folder with an assessment of their own' },
    { label: 'rules', newText: 'rules:', detail: 'What each rule does' },
    { label: 'ruleOptions', newText: 'ruleOptions:', detail: 'Options of rules' },
    { label: 'exclude', newText: 'exclude:', detail: 'Files and folders that are not read' },
    { label: 'ruleExclude', newText: 'ruleExclude:', detail: 'Files that single rules leave out' },
    { label: 'kubernetesVersion', newText: 'kubernetesVersion: ', detail: 'The version that the manifests are written for' },
  ]
    .filter(({ label }) => !has(label))
    .map(({ label, newText, detail }) => ({ label, detail, kind: CompletionItemKind.Property, textEdit: { range, newText } }));
}

/** The answer whose fields stand at the cursor: the last id above it that is indented less. */
function entryAround({ answers }: Structure, text: string, { indent, offset }: Place): Entry | undefined {
  return answers.findLast(({ key }) => key.start < offset && columnAt(text, key.start) < indent && !isSameLine(text, key.start, offset));
}

function columnAt(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}

function isSameLine(text: string, a: number, b: number): boolean {
  return !text.slice(a, b).includes('\n');
}

function fieldItems({ range }: Place, { value }: Entry, { today }: CompletionOptions): readonly CompletionItem[] {
  const present = new Set(value.kind === 'map' ? value.entries.map(({ key }) => key.text) : []);
  return answerFields
    .filter((field) => !present.has(field))
    .map((field) => ({
      label: field,
      detail: fieldMeanings[field],
      kind: CompletionItemKind.Property,
      sortText: String(answerFields.indexOf(field)),
      textEdit: { range, newText: `${field}: ${field === 'date' ? today : ''}` },
    }));
}

const fieldMeanings: Readonly<Record<AnswerField, string>> = {
  answer: answerValues.join(', '),
  note: 'What the answer rests on',
  by: 'Who answered',
  date: 'The day of the answer; it is asked for again when it has become old',
};

/** All that has no answer yet; only what begins as typed, as there are hundreds. */
function idItems(
  { word, range, indent }: Place,
  { answers, root }: Structure,
  text: string,
  options: CompletionOptions,
): readonly CompletionItem[] {
  const present = new Set(answers.map(({ key }) => key.text));
  const { step } = layoutOf(text, root);
  const ai = { id: aiAnswerId, detail: 'AI, where it is not used at all', values: ['not-applicable'] };
  const others = model.dimensions
    .flatMap(({ sections }) => sections)
    .flatMap((section) => {
      const whole = { id: section.id, detail: `${section.name}, as a whole not applicable`, values: ['not-applicable'] };
      const practices = section.cells.flatMap((cell) => cell.practices);
      const asked = practices.flatMap(({ id, question }) =>
        question === undefined ? [] : [{ id, detail: question, values: answerValues }],
      );
      return [whole, ...asked];
    });
  return [ai, ...others]
    .filter(({ id }) => id.includes(word.replace(/^["']/, '')) && !present.has(id))
    .map(({ id, detail, values }) => idItem(id, detail, values, { range, indent: indent + step, ...options }));
}

function idItem(
  id: string,
  detail: string,
  values: readonly string[],
  { range, indent, today, snippets, markdown }: CompletionOptions & { readonly range: Range; readonly indent: number },
): CompletionItem {
  const guidance = guidanceOf(id) ?? '';
  const inner = `\n${' '.repeat(indent)}`;
  const choice = snippets && values.length > 1 ? `\${1|${values.join(',')}|}` : values[0];
  return {
    label: id,
    detail,
    documentation: markdown ? { kind: MarkupKind.Markdown, value: guidance } : plainOf(guidance),
    kind: CompletionItemKind.Property,
    sortText: String(rankOf(id)).padStart(4, '0'),
    filterText: id,
    insertTextFormat: snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    insertTextMode: InsertTextMode.asIs,
    textEdit: { range, newText: `${id}:${inner}answer: ${choice ?? ''}${inner}date: ${today}` },
  };
}
