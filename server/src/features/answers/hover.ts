/** What an answer is about, and what the fields of the answers file mean. */
import { MarkupKind } from 'vscode-languageserver-protocol';
import type { Hover, Position } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { findConflicts } from '../../answers/conflicts.ts';
import { answerFieldTexts, applicationFields, fileFields, thresholdFields } from '../../answers/file-fields.ts';
import type { FileField } from '../../answers/file-fields.ts';
import { structureOf } from '../../answers/structure.ts';
import { plainCatalogue } from '../../organisation/catalogue.ts';
import type { Catalogue } from '../../organisation/catalogue.ts';
import { resolve } from '../../syntax/tree.ts';
import type { Entry, ScalarNode, SyntaxNode } from '../../syntax/tree.ts';
import { translated } from '../../texts/texts.ts';
import { expectationOf } from '../expectation.ts';
import { escapeMarkdown, link, plainOf } from '../markdown.ts';
import { guidanceOf } from './guidance.ts';

export interface HoverOptions {
  readonly markdown: boolean;
  /** With the rules that the workspace brings along; ours alone unless given. */
  readonly catalogue?: Catalogue;
  /** Another extension explains fields by the schema: what stands there is left to it. */
  readonly schemaElsewhere?: boolean;
}

/** A key under the cursor, and its meaning in Markdown. */
interface Explained {
  readonly key: ScalarNode;
  readonly text: string | undefined;
}

/** At the id of an answer or a rule, or at a field. */
export function hoverOfAnswers(text: string, position: Position, options: HoverOptions): Hover | undefined {
  const document = TextDocument.create('', '', 0, text);
  const offset = document.offsetAt(position);
  const { heads, top, answers } = structureOf(findConflicts(text).text);
  const found = inAnswers(answers, offset, options) ?? inFile([...heads, ...top], offset, options);
  if (found?.text === undefined) return undefined;
  const { key, text: value } = found;
  return {
    contents: options.markdown ? { kind: MarkupKind.Markdown, value } : { kind: MarkupKind.PlainText, value: plainOf(value) },
    range: { start: document.positionAt(key.start), end: document.positionAt(key.end) },
  };
}

function inAnswers(answers: readonly Entry[], offset: number, options: HoverOptions): Explained | undefined {
  for (const { key, value } of answers) {
    if (isAt(key, offset)) return { key, text: guidanceOf(key.text) };
    const field = keyAt(value, offset);
    if (field) return fieldOf(answerFieldTexts, field, options);
  }
  return undefined;
}

function inFile(entries: readonly Entry[], offset: number, options: HoverOptions): Explained | undefined {
  const head = entries.find(({ key }) => isAt(key, offset));
  if (head) return fieldOf(fileFields, head.key, options);
  const around = entries.find(({ key, value }) => key.end < offset && offset <= value.end);
  return around && inBlock(around, offset, options);
}

function inBlock({ key: { text: name }, value }: Entry, offset: number, options: HoverOptions): Explained | undefined {
  const node = resolve(value);
  if (name === 'applications') {
    const fields = node.kind === 'sequence' ? node.items.map((item) => keyAt(item, offset)) : [];
    const field = fields.find((one) => one !== undefined);
    return field && fieldOf(applicationFields, field, options);
  }
  const key = keyAt(node, offset);
  if (name === 'thresholds') return key && fieldOf(thresholdFields, key, options);
  const catalogue = options.catalogue ?? plainCatalogue;
  if (key) return { key, text: ruleText(key.text, catalogue) };
  return name === 'ruleOptions' ? optionAt(node, offset, catalogue) : undefined;
}

function fieldOf(fields: readonly FileField[], key: ScalarNode, { schemaElsewhere = false }: HoverOptions): Explained | undefined {
  const field = fields.find(({ name }) => name === key.text);
  return field && !schemaElsewhere ? { key, text: translated(field.says) } : undefined;
}

function ruleText(id: string, { rule: ruleById }: Catalogue): string | undefined {
  const rule = ruleById(id);
  if (!rule) return undefined;
  const { levelText, sectionName, link: href } = expectationOf(rule);
  return [`**${escapeMarkdown(translated(rule.title))}**`, `${levelText} · ${link(sectionName, href)}`, translated(rule.rationale)].join(
    '\n\n',
  );
}

function optionAt(node: SyntaxNode, offset: number, { rule }: Catalogue): Explained | undefined {
  const map = resolve(node);
  if (map.kind !== 'map') return undefined;
  for (const { key: id, value } of map.entries) {
    const key = keyAt(value, offset);
    if (!key) continue;
    const option = Object.entries(rule(id.text)?.options ?? {}).find(([name]) => name === key.text)?.[1];
    return option && { key, text: escapeMarkdown(translated(option.description)) };
  }
  return undefined;
}

function keyAt(node: SyntaxNode, offset: number): ScalarNode | undefined {
  const map = resolve(node);
  return map.kind === 'map' ? map.entries.find(({ key }) => isAt(key, offset))?.key : undefined;
}

function isAt({ start, end }: ScalarNode, offset: number): boolean {
  return start <= offset && offset <= end;
}
