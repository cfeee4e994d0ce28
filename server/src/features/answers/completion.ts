/** Ids, fields and values where someone types an answer. */
import { CompletionItemKind, InsertTextFormat, InsertTextMode, MarkupKind } from 'vscode-languageserver-protocol';
import type { CompletionItem, Position, Range } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { findConflicts } from '../../answers/conflicts.ts';
import { answerFieldTexts, fileFields } from '../../answers/file-fields.ts';
import { rankOf } from '../../answers/order.ts';
import { structureOf } from '../../answers/structure.ts';
import type { Structure } from '../../answers/structure.ts';
import { aiAnswerId, answerFields, answerValues } from '../../answers/types.ts';
import type { AnswerValue } from '../../answers/types.ts';
import { plainCatalogue } from '../../organisation/catalogue.ts';
import type { Catalogue } from '../../organisation/catalogue.ts';
import { layoutOf } from '../../rules/edits/layout.ts';
import { model } from '../../model/model.ts';
import type { Entry } from '../../syntax/tree.ts';
import { english, say, translated } from '../../texts/texts.ts';
import { plainOf } from '../markdown.ts';
import { configItems, configValues, keyAbove } from './config-completion.ts';
import { guidanceOf } from './guidance.ts';

export interface CompletionOptions {
  /** With the rules that the workspace brings along; ours alone unless given. */
  readonly catalogue?: Catalogue;
  /** `YYYY-MM-DD` */
  readonly today: string;
  readonly snippets: boolean;
  readonly markdown: boolean;
  /** Another extension completes by the schema: what that knows is left to it. */
  readonly schemaElsewhere?: boolean;
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
  const placeOf = (word: string, indent: number): Place => ({
    indent,
    word,
    offset,
    range: { start: { line: position.line, character: position.character - word.length }, end: position },
  });
  const { schemaElsewhere = false } = options;
  const value = valueAt(line);
  if (value) return schemaElsewhere ? [] : valuesOf(value, text, placeOf(value.word, value.indent));
  const key = /^( *(?:- *)?)(["']?[\w/-]*)$/.exec(line);
  if (!key) return [];
  const place = placeOf(key[2] ?? '', (key[1] ?? '').length);
  if (place.indent === 0) return schemaElsewhere ? [] : topItems(place, text);
  // A word that stands alone is not valid YAML yet.
  const settled = text.slice(0, offset - place.word.length) + ' '.repeat(place.word.length) + text.slice(offset);
  const structure = structureOf(findConflicts(settled).text);
  const outer = keyAbove(settled, place.offset);
  if (outer !== 'answers') return configItems(outer, settled, place, options.catalogue ?? plainCatalogue, schemaElsewhere);
  const around = entryAround(structure, settled, place);
  if (!around) return idItems(place, structure, settled, options);
  return schemaElsewhere ? [] : fieldItems(place, around, options);
}

/** A value that is being typed, of which field. */
interface TypedValue {
  readonly key: string;
  readonly indent: number;
  readonly word: string;
}

function valueAt(line: string): TypedValue | undefined {
  const inFlow = /[{,]\s*answer:[ \t]*([\w-]*)$/.exec(line);
  if (inFlow) return { key: 'answer', indent: line.length, word: inFlow[1] ?? '' };
  const found = /^( *(?:- *)?)["']?([\w/-]+)["']?:[ \t]+([\w.-]*)$/.exec(line);
  return found ? { key: found[2] ?? '', indent: (found[1] ?? '').length, word: found[3] ?? '' } : undefined;
}

function valuesOf({ key, indent }: TypedValue, text: string, place: Place): readonly CompletionItem[] {
  const outer = indent === 0 ? undefined : keyAbove(text, place.offset);
  return outer === 'answers' && key === 'answer' ? valueItems(place) : configValues(outer, key, place);
}

function valueItems({ range }: Place): readonly CompletionItem[] {
  return answerValues.map((value, index) => ({
    label: value,
    detail: translated(meanings[value]),
    kind: CompletionItemKind.EnumMember,
    sortText: String(index),
    textEdit: { range, newText: value },
  }));
}

const meanings: Readonly<Record<AnswerValue, string>> = {
  yes: english`It is so`,
  partly: english`It is so in part, or in some places`,
  no: english`It is not so`,
  'not-applicable': english`It does not concern us`,
};

function topItems({ range }: Place, text: string): readonly CompletionItem[] {
  const has = (key: string): boolean => new RegExp(`^${key}:`, 'm').test(text);
  return fileFields
    .filter(({ name }) => !has(name))
    .map(({ name, detail, ...field }) => ({
      label: name,
      detail: translated(detail),
      kind: CompletionItemKind.Property,
      textEdit: { range, newText: 'block' in field ? `${name}:` : `${name}: ` },
    }));
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
  return answerFieldTexts
    .filter(({ name }) => !present.has(name))
    .map(({ name, detail }) => ({
      label: name,
      detail: translated(detail),
      kind: CompletionItemKind.Property,
      sortText: String(answerFields.indexOf(name)),
      textEdit: { range, newText: `${name}: ${name === 'date' ? today : ''}` },
    }));
}

/** All that has no answer yet; only what begins as typed, as there are hundreds. */
function idItems(
  { word, range, indent }: Place,
  { answers, root }: Structure,
  text: string,
  options: CompletionOptions,
): readonly CompletionItem[] {
  const present = new Set(answers.map(({ key }) => key.text));
  const { step } = layoutOf(text, root);
  const ai = { id: aiAnswerId, detail: say`AI, where it is not used at all`, values: ['not-applicable'] };
  const others = model.dimensions
    .flatMap(({ sections }) => sections)
    .flatMap((section) => {
      const whole = { id: section.id, detail: say`${section.name}, as a whole not applicable`, values: ['not-applicable'] };
      const practices = section.cells.flatMap((cell) => cell.practices);
      const asked = practices.flatMap(({ id, question }) =>
        question === undefined ? [] : [{ id, detail: translated(question), values: answerValues }],
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
