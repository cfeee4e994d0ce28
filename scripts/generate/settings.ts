/** The settings, from the server's one source: what the extension contributes, and docs/settings.md. */
import { readFileSync } from 'node:fs';
import { toJsonSchema } from '@valibot/to-json-schema';
import { settingDefinitions, settingGroups, settingsSection } from '../../server/src/lsp/settings.ts';
import type { SettingGroup } from '../../server/src/lsp/settings.ts';
import { organisationRuleId } from '../../server/src/rules/given.ts';
import type { Rule } from '../../server/src/rules/rule.ts';
import type { GeneratedFile } from './files.ts';
import { page, table } from './markdown.ts';
import { ruleOptionRows, ruleOptionsSchema } from './rule-options.ts';
import { references, ruleTextPrefix, ruleTexts } from './rule-texts.ts';

interface Setting {
  /** Without the section. */
  readonly name: string;
  readonly group: SettingGroup;
  readonly scope: 'window' | 'resource';
  readonly default: unknown;
  readonly description: string;
  /** The type and what else JSON Schema says of it. */
  readonly schema: Readonly<Record<string, unknown>>;
}

/** What the language client reads itself, and the server never sees. */
const clientSettings: readonly Setting[] = [
  {
    name: 'trace.server',
    group: 'server',
    scope: 'window',
    default: 'messages',
    description: 'How much of the conversation between the editor and the language server goes to the log while its level is Trace.',
    schema: { type: 'string', enum: ['messages', 'verbose'] },
  },
];

/** Texts of rules are named by their keys. */
export function settingsOf(rules: readonly Rule[]): readonly Setting[] {
  const reference = references(rules);
  const options = ruleOptionsSchema(rules, (text) => ({ markdownDescription: reference(text) }));
  const server = Object.entries(settingDefinitions).map(([name, definition]): Setting => {
    const schema = flat(Object.fromEntries(Object.entries(toJsonSchema(definition.schema))));
    return {
      name,
      group: definition.group,
      scope: definition.scope,
      default: definition.default,
      description: definition.description,
      schema: name === 'rules' ? perRule(schema, rules, reference) : name === 'ruleOptions' ? options : schema,
    };
  });
  return [...server, ...clientSettings];
}

/** Choices of constants as one list: the settings editor offers a drop-down for these only. */
function flat(whole: Setting['schema']): Setting['schema'] {
  const schema = Object.fromEntries(Object.entries(whole).filter(([key]) => key !== '$schema'));
  if (!Array.isArray(schema['anyOf'])) return schema;
  const values = schema['anyOf'].flatMap((choice: unknown) => constantsOf(choice));
  return { type: [...new Set(values.map((value) => typeof value))], enum: values };
}

function constantsOf(choice: unknown): readonly unknown[] {
  if (typeof choice === 'object' && choice !== null) {
    if ('const' in choice) return [choice.const];
    if ('enum' in choice && Array.isArray(choice.enum)) return choice.enum;
  }
  throw new Error(`A setting's choice is no constant: ${JSON.stringify(choice)}`);
}

/** Names the rules, so that editors complete and check their ids. */
function perRule(schema: Setting['schema'], rules: readonly Rule[], reference: (text: string) => string): Setting['schema'] {
  const ids = rules.map(({ id }) => id);
  // Editors complete what an alternative enumerates alone.
  return {
    ...schema,
    anyOf: [
      { propertyNames: { enum: ids, enumDescriptions: rules.map(({ title }) => reference(title)) } },
      { propertyNames: { anyOf: [{ enum: ids }, { pattern: organisationRuleId.source }] } },
    ],
  };
}

/** What generated keys of package.nls.json begin with. */
const generated: readonly string[] = ['configuration.', ruleTextPrefix];

/** package.json with its `contributes.configuration`, and the texts of package.nls.json. */
export function manifestFiles(root: URL, settings: readonly Setting[], rules: readonly Rule[]): readonly GeneratedFile[] {
  const manifest = readObject(root, 'package.json');
  const groups = groupsOf(settings);
  const configuration = groups.map(({ id, settings: own }, order) => ({
    id: `${settingsSection}.${id}`,
    title: `%${groupKey(id)}%`,
    order,
    properties: Object.fromEntries(
      own.map(({ name, scope, default: value, schema }, place) => [
        `${settingsSection}.${name}`,
        { order: place, scope, ...schema, default: value, markdownDescription: `%${textKey(name)}%` },
      ]),
    ),
  }));
  const contributes = { ...objectAt(manifest, 'contributes'), configuration };
  const texts = Object.entries(readObject(root, 'package.nls.json')).filter(([key]) => !generated.some((prefix) => key.startsWith(prefix)));
  const nls = Object.fromEntries([
    ...texts,
    ...groups.map(({ id, title }) => [groupKey(id), title] as const),
    ...settings.map(({ name, description }) => [textKey(name), description] as const),
    ...ruleTexts(rules),
  ]);
  return [
    { path: 'package.json', text: json({ ...manifest, contributes }) },
    { path: 'package.nls.json', text: json(nls) },
  ];
}

interface Group {
  readonly id: string;
  readonly title: string;
  readonly settings: readonly Setting[];
}

function groupsOf(settings: readonly Setting[]): readonly Group[] {
  return Object.entries(settingGroups).map(([id, title]) => ({ id, title, settings: settings.filter(({ group }) => group === id) }));
}

function groupKey(id: string): string {
  return `configuration.${id}.title`;
}

function textKey(name: string): string {
  return `configuration.${name}`;
}

/** docs/settings.md */
export function settingsPage(settings: readonly Setting[], rules: readonly Rule[]): GeneratedFile {
  const rowsOf = (own: readonly Setting[]): readonly (readonly string[])[] =>
    own.map(({ name, scope, default: value, description, schema }) => [
      `\`${settingsSection}.${name}\``,
      typeOf(schema),
      `\`${JSON.stringify(value)}\``,
      scope,
      plainLinks(description),
    ]);
  const head = ['Setting', 'Type', 'Default', 'Scope', 'What it does'];
  const text = page([
    '# Settings',
    'Those of scope _resource_ may differ between the folders of a workspace. Other editors send the same names in answer to `workspace/configuration`.',
    'What holds for everybody who works on the files of a folder, and for pipelines, stands in [.cnmaturity.yaml](configuration.md). A change of any setting takes effect at once.',
    ...groupsOf(settings).flatMap(({ title, settings: own }) => [`## ${title}`, table(head, rowsOf(own))]),
    ...ruleOptionsPart(rules),
  ]);
  return { path: 'docs/settings.md', text };
}

/** What leads to another setting in the settings editor is its name elsewhere. */
function plainLinks(description: string): string {
  return description.replaceAll(/`#([\w.]+)#`/g, '`$1`');
}

function ruleOptionsPart(rules: readonly Rule[]): readonly string[] {
  const rows = ruleOptionRows(rules);
  if (rows.length === 0) return [];
  return [
    '## Options of rules',
    `They are set by \`${settingsSection}.ruleOptions\`, or by \`ruleOptions\` in [.cnmaturity.yaml](configuration.md).`,
    table(['Rule', 'Option', 'Type', 'Default', 'What it does'], rows),
  ];
}

function typeOf({ type, enum: values, minimum, maximum }: Setting['schema']): string {
  if (Array.isArray(values)) return values.map((value) => `\`${JSON.stringify(value)}\``).join(', ');
  const range = typeof minimum === 'number' && typeof maximum === 'number' ? `, ${String(minimum)} to ${String(maximum)}` : '';
  return `${String(type)}${range}`;
}

function readObject(root: URL, path: string): Readonly<Record<string, unknown>> {
  const value: unknown = JSON.parse(readFileSync(new URL(path, root), 'utf8'));
  if (!isObject(value)) throw new Error(`${path} holds no object.`);
  return value;
}

function objectAt(value: Readonly<Record<string, unknown>>, key: string): Readonly<Record<string, unknown>> {
  const inner = value[key] ?? {};
  if (!isObject(inner)) throw new Error(`"${key}" is no object.`);
  return inner;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
