/** Fields and values where someone types what the answers file sets besides answers. */
import { CompletionItemKind } from 'vscode-languageserver-protocol';
import type { CompletionItem } from 'vscode-languageserver-protocol';
import { applicationFields, thresholdFields } from '../../answers/file-fields.ts';
import type { FileField } from '../../answers/file-fields.ts';
import { targetLevels } from '../../answers/target.ts';
import { defaultThresholds, thresholdNames } from '../../answers/thresholds.ts';
import type { Catalogue } from '../../organisation/catalogue.ts';
import { newestKubernetes, ruleChoices } from '../../rules/given.ts';
import type { Rule } from '../../rules/rule.ts';
import { say, translated } from '../../texts/texts.ts';
import { levelText } from '../expectation.ts';
import type { Place } from './completion.ts';

/** The key at the margin that an offset stands below. */
export function keyAbove(text: string, offset: number): string | undefined {
  return [...text.slice(0, offset).matchAll(/^([A-Za-z]\w*):/gm)].at(-1)?.[1];
}

/** `schemaElsewhere`: what a schema knows is left to those who complete by it. */
export function configItems(
  outer: string | undefined,
  text: string,
  place: Place,
  catalogue: Catalogue,
  schemaElsewhere: boolean,
): readonly CompletionItem[] {
  switch (outer) {
    case 'rules':
      return choiceItems(place, catalogue.rules);
    case 'ruleExclude':
      return excludeItems(place, catalogue.rules);
    case 'ruleOptions':
      return ruleItems(text, place, catalogue);
    case 'applications':
      return schemaElsewhere ? [] : applicationItems(text, place);
    case 'thresholds':
      return schemaElsewhere ? [] : fieldItems(thresholdFields, text, place);
    default:
      return [];
  }
}

/** Values of the field `key`, which stands below `outer`, or at the margin. */
export function configValues(outer: string | undefined, key: string, { range }: Place): readonly CompletionItem[] {
  const items = (values: readonly (readonly [label: string, detail: string])[]): readonly CompletionItem[] =>
    values.map(([label, detail], index) => {
      const sortText = String(index);
      return { label, detail, kind: CompletionItemKind.EnumMember, sortText, textEdit: { range, newText: label } };
    });
  if (key === 'targetLevel' && (outer === undefined || outer === 'applications'))
    return items(
      targetLevels.map((level) => [String(level), level === 'auto' ? say`The level that is being worked on` : levelText(level)] as const),
    );
  if (outer === undefined) return key === 'kubernetesVersion' ? items([[newestKubernetes, say`The newest that is known`]]) : [];
  if (outer === 'rules') return items(ruleChoices.map((choice) => [choice, ''] as const));
  const threshold = outer === 'thresholds' ? thresholdNames.find((name) => name === key) : undefined;
  return threshold ? items([[String(defaultThresholds[threshold]), say`As where nothing is set`]]) : [];
}

/** Ids of rules; optional ones first, as these are what people switch on. */
function choiceItems({ range }: Place, rules: readonly Rule[]): readonly CompletionItem[] {
  return rules.map(({ id, title, default: given }) => ({
    label: id,
    detail: given === 'optional' ? say`${translated(title)} (optional)` : translated(title),
    sortText: `${given === 'optional' ? '0' : '1'}${id}`,
    kind: CompletionItemKind.Property,
    textEdit: { range, newText: `${id}: ${given === 'optional' ? 'on' : 'off'}` },
  }));
}

function excludeItems({ range }: Place, rules: readonly Rule[]): readonly CompletionItem[] {
  return rules.map(({ id, title }) => {
    return { label: id, detail: translated(title), kind: CompletionItemKind.Property, textEdit: { range, newText: `${id}:` } };
  });
}

function applicationItems(text: string, place: Place): readonly CompletionItem[] {
  // An item begins at its dash.
  const item =
    text
      .slice(0, place.offset)
      .split(/^[ \t]*-/m)
      .at(-1) ?? '';
  return fieldItems(applicationFields, item, place);
}

/** Those that the text around does not have yet. */
function fieldItems(fields: readonly FileField[], around: string, { range }: Place): readonly CompletionItem[] {
  return fields
    .filter(({ name }) => !new RegExp(`\\b${name}:`).test(around))
    .map(({ name, detail }) => ({
      label: name,
      detail: translated(detail),
      kind: CompletionItemKind.Property,
      textEdit: { range, newText: `${name}: ` },
    }));
}

/** Ids of rules with options, and below one of them its options. */
function ruleItems(text: string, { offset, range, indent }: Place, catalogue: Catalogue): readonly CompletionItem[] {
  const above = [...text.slice(0, offset).matchAll(/^( +)([\w/-]+):[ \t]*$/gm)].findLast(([, space = '']) => space.length < indent)?.[2];
  const rule = above === undefined ? undefined : catalogue.rule(above);
  if (rule) {
    return Object.entries(rule.options ?? {}).map(([name, { description, default: value }]) => ({
      label: name,
      detail: translated(description),
      kind: CompletionItemKind.Property,
      textEdit: { range, newText: `${name}: ${JSON.stringify(value)}` },
    }));
  }
  return catalogue.rules
    .filter(({ options }) => options !== undefined)
    .map(({ id, title }) => ({
      label: id,
      detail: translated(title),
      kind: CompletionItemKind.Property,
      textEdit: { range, newText: `${id}:` },
    }));
}
