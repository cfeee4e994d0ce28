/** Fields and values where someone types what the answers file sets besides answers. */
import { CompletionItemKind } from 'vscode-languageserver-protocol';
import type { CompletionItem } from 'vscode-languageserver-protocol';
import type { Catalogue } from '../../organisation/catalogue.ts';
import type { Rule } from '../../rules/rule.ts';
import type { Place } from './completion.ts';

/** The key at the margin that an offset stands below. */
export function keyAbove(text: string, offset: number): string | undefined {
  return [...text.slice(0, offset).matchAll(/^([A-Za-z]\w*):/gm)].at(-1)?.[1];
}

export function configItems(outer: string | undefined, text: string, place: Place, catalogue: Catalogue): readonly CompletionItem[] {
  if (outer === 'applications') return applicationFields(text, place);
  if (outer === 'rules') return choiceItems(place, catalogue.rules);
  if (outer === 'ruleExclude') return excludeItems(place, catalogue.rules);
  return outer === 'ruleOptions' ? ruleItems(text, place, catalogue) : [];
}

/** Ids of rules; optional ones first, as these are what people switch on. */
function choiceItems({ range }: Place, rules: readonly Rule[]): readonly CompletionItem[] {
  return rules.map(({ id, title, default: given }) => ({
    label: id,
    detail: given === 'optional' ? `${title} (optional)` : title,
    sortText: `${given === 'optional' ? '0' : '1'}${id}`,
    kind: CompletionItemKind.Property,
    textEdit: { range, newText: `${id}: ${given === 'optional' ? 'on' : 'off'}` },
  }));
}

function excludeItems({ range }: Place, rules: readonly Rule[]): readonly CompletionItem[] {
  return rules.map(({ id, title }) => {
    return { label: id, detail: title, kind: CompletionItemKind.Property, textEdit: { range, newText: `${id}:` } };
  });
}

const fields = [
  { label: 'path', detail: 'The folder of an application, an overlay or a chart; or a glob' },
  { label: 'name', detail: 'How it is shown' },
];

function applicationFields(text: string, { offset, range }: Place): readonly CompletionItem[] {
  // An item begins at its dash.
  const item =
    text
      .slice(0, offset)
      .split(/^[ \t]*-/m)
      .at(-1) ?? '';
  return fields
    .filter(({ label }) => !new RegExp(`\\b${label}:`).test(item))
    .map(({ label, detail }) => ({ label, detail, kind: CompletionItemKind.Property, textEdit: { range, newText: `${label}: ` } }));
}

/** Ids of rules with options, and below one of them its options. */
function ruleItems(text: string, { offset, range, indent }: Place, catalogue: Catalogue): readonly CompletionItem[] {
  const above = [...text.slice(0, offset).matchAll(/^( +)([\w/-]+):[ \t]*$/gm)].findLast(([, space = '']) => space.length < indent)?.[2];
  const rule = above === undefined ? undefined : catalogue.rule(above);
  if (rule) {
    return Object.entries(rule.options ?? {}).map(([name, { description, default: value }]) => ({
      label: name,
      detail: description,
      kind: CompletionItemKind.Property,
      textEdit: { range, newText: `${name}: ${JSON.stringify(value)}` },
    }));
  }
  return catalogue.rules
    .filter(({ options }) => options !== undefined)
    .map(({ id, title }) => ({ label: id, detail: title, kind: CompletionItemKind.Property, textEdit: { range, newText: `${id}:` } }));
}
