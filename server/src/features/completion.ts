/** Where someone types a new entry or instruction: what this very thing lacks for its level. */
import { CompletionItemKind, InsertTextFormat, InsertTextMode } from 'vscode-languageserver-protocol';
import type { CompletionItem, Position, Range } from 'vscode-languageserver-protocol';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Instruction } from '../facts/dockerfile/types.ts';
import type { PlacedFinding } from '../rules/finding.ts';
import type { Edit, Rule } from '../rules/rule.ts';
import { layoutOf } from '../rules/edits/layout.ts';
import { translated } from '../texts/texts.ts';
import { shownFindings } from './diagnostics.ts';
import { expectationOf } from './expectation.ts';
import { fixOf } from './fixes.ts';
import type { PlacedFix } from './fixes.ts';
import { unitAt } from './hover.ts';
import { list, plainOf } from './markdown.ts';
import type { ClientAbilities, OpenFile, Project } from './project.ts';
import { withText } from './trial.ts';

/** The line being typed: empty, or the beginning of a word. */
interface Typed {
  readonly offset: number;
  /** Where the word begins; the cursor where there is none. */
  readonly start: number;
  readonly column: number;
  /** The text of the file without the word. */
  readonly text: string;
  readonly range: Range;
}

export function completionsOf(project: Project, file: OpenFile, position: Position, client: ClientAbilities): CompletionItem[] {
  const format = project.formatOf(file.uri);
  if (format !== 'yaml' && format !== 'dockerfile') return [];
  const typed = typedAt(file.document, position);
  if (!typed) return [];
  // A half-typed word would make something else of the text around it.
  const look = (): CompletionItem[] =>
    format === 'yaml' ? entries(project, file, typed, client) : instructions(project, file, typed, client);
  return typed.text === file.document.getText() ? look() : withText(project, file.uri, typed.text, look);
}

function typedAt(document: TextDocument, position: Position): Typed | undefined {
  const text = document.getText();
  const offset = document.offsetAt(position);
  const lineStart = document.offsetAt({ line: position.line, character: 0 });
  const lineEnd = text.slice(lineStart).search(/[\r\n]|$/) + lineStart;
  const match = /^([ \t]*)(?:([A-Za-z][\w-]*)[ \t]*)?$/.exec(text.slice(lineStart, lineEnd));
  if (!match) return undefined;
  const [, indent = '', word = ''] = match;
  const start = word === '' ? offset : lineStart + indent.length;
  const end = word === '' ? offset : start + word.length;
  // Only at the word itself: behind a blank something else begins.
  if (offset < start || offset > end) return undefined;
  return {
    offset: start,
    start,
    column: start - lineStart,
    text: text.slice(0, start) + text.slice(end),
    range: { start: document.positionAt(start), end: document.positionAt(end) },
  };
}

function entries(project: Project, { uri }: OpenFile, typed: Typed, client: ClientAbilities): CompletionItem[] {
  const placed = unitAt(project, uri, typed.offset);
  if (!placed) return [];
  const { step } = layoutOf(typed.text.slice(placed.start, placed.end), placed.unit.root);
  const seen = new Set<string>();
  return missing(project, uri, typed.text).flatMap(({ fix, placed: finding }, index) => {
    const { entry } = fix;
    if (!entry || seen.has(entry.key) || entry.parent.start < placed.start || entry.parent.end > placed.end) return [];
    if (!isPlaceFor(typed, entry.parent)) return [];
    seen.add(entry.key);
    return [
      itemOf(
        finding.finding.rule,
        {
          key: entry.key,
          snippet: indented(entry.snippet, step, client.asIs ? typed.column : 0),
          index,
          kind: CompletionItemKind.Property,
        },
        typed,
        client,
      ),
    ];
  });
}

interface Missing {
  readonly placed: PlacedFinding;
  readonly fix: PlacedFix;
}

/** Findings that are shown and can be mended, lowest level first. */
function missing(project: Project, uri: string, text: string): readonly Missing[] {
  return shownFindings(project, uri)
    .flatMap(({ placed }): Missing[] => {
      const fix = fixOf(project, text, placed);
      return fix ? [{ placed, fix }] : [];
    })
    .sort((a, b) => expectationOf(a.placed.finding.rule).level - expectationOf(b.placed.finding.rule).level);
}

/** Whether a key typed here would be one of that map (or, where the span is empty, the first of the map to be). */
function isPlaceFor({ text, offset, column }: Typed, parent: { readonly start: number; readonly end: number }): boolean {
  if (parent.start >= offset || text[parent.start] === '{') return false;
  const toBe = parent.start === parent.end;
  const first = text.lastIndexOf('\n', parent.start - 1) + 1;
  const indent = toBe ? indentOf(text.slice(first, parent.start)) + 1 : parent.start - first;
  if (toBe ? column < indent : column !== indent) return false;
  const between = text.slice(text.indexOf('\n', parent.start) + 1, text.lastIndexOf('\n', offset - 1) + 1).split('\n');
  return between.every((line) => isBlank(line) || (!toBe && indentOf(line) >= column));
}

function isBlank(line: string): boolean {
  return /^\s*(?:#.*)?$/.test(line);
}

/** The column of what a line says; of the first key behind sequence dashes only where the line is that of the map's own key. */
function indentOf(line: string): number {
  return /^ */.exec(line)?.[0].length ?? 0;
}

/** An entry at column 0 with steps of two, as the file writes it: lines after the first start at `column`. */
function indented(snippet: string, step: number, column: number): string {
  return snippet
    .split('\n')
    .map((line, index) => {
      const own = indentOf(line);
      const depth = Math.floor(own / 2) * step + (own % 2);
      return (index === 0 ? '' : ' '.repeat(column)) + ' '.repeat(depth) + line.slice(own);
    })
    .join('\n');
}

const building: ReadonlySet<string> = new Set(['RUN', 'COPY', 'ADD']);

/** Instructions that a fix adds as lines of their own: they fit where the stage has been built. */
function instructions(project: Project, { uri }: OpenFile, typed: Typed, client: ClientAbilities): CompletionItem[] {
  const placed = unitAt(project, uri, typed.offset);
  const all = placed?.unit.subjects.instruction ?? [];
  const stageAt = (offset: number): Instruction['stage'] => all.findLast(({ start }) => start <= offset)?.stage;
  const inside = all.some(({ start, end }) => start < typed.offset && typed.offset <= end);
  if (inside || stageAt(typed.offset)?.instructions.some(({ keyword, start }) => building.has(keyword) && start > typed.offset)) return [];
  const seen = new Set<string>();
  return missing(project, uri, typed.text).flatMap(({ placed: finding, fix }, index) => {
    const [edit, ...more] = fix.edits;
    const line = more.length === 0 ? wholeLine(edit) : undefined;
    const key = line && /^[A-Za-z]+/.exec(line)?.[0];
    if (line === undefined || key === undefined || seen.has(key) || stageAt(edit.start - 1) !== stageAt(typed.offset)) return [];
    seen.add(key);
    return [itemOf(finding.finding.rule, { key, snippet: line, index, kind: CompletionItemKind.Keyword }, typed, client)];
  });
}

/** The text of an insertion of one line, without line ends. */
function wholeLine({ start, end, text, snippet }: Edit): string | undefined {
  const line = (snippet ?? text).replace(/^\r?\n|\r?\n$/g, '');
  return start === end && text.includes('\n') && !line.includes('\n') ? line : undefined;
}

interface Offer {
  readonly key: string;
  readonly snippet: string;
  readonly index: number;
  readonly kind: CompletionItemKind;
}

function itemOf(rule: Rule, { key, snippet, index, kind }: Offer, { range }: Typed, client: ClientAbilities): CompletionItem {
  const { levelText, sectionName } = expectationOf(rule);
  const documentation = [translated(rule.rationale), list(rule.how.map(translated))].join('\n\n');
  return {
    label: key,
    kind,
    detail: `${levelText}: ${sectionName}`,
    documentation: client.markdown ? { kind: 'markdown', value: documentation } : { kind: 'plaintext', value: plainOf(documentation) },
    filterText: key,
    sortText: `0${String(index).padStart(4, '0')}`,
    textEdit: { range, newText: client.snippets ? snippet : plainSnippet(snippet) },
    insertTextFormat: client.snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    ...(client.asIs ? { insertTextMode: InsertTextMode.asIs } : {}),
  };
}

/** A snippet's text with its default values. */
export function plainSnippet(snippet: string): string {
  return snippet
    .replace(/\$\{\d+:((?:\\.|[^}\\])*)\}/g, '$1')
    .replace(/\$\{?\d+\}?/g, '')
    .replace(/\\([\\$}])/g, '$1');
}
