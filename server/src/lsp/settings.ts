/** The settings: one source for their validation, for what editors offer and for the documentation. */
import * as v from 'valibot';
import { ruleChoices } from '../features/severity.ts';
import type { RuleChoice } from '../features/severity.ts';
import type { Level } from '../model/types.ts';

export const settingsSection = 'cloudNativeMaturity';

export interface Settings {
  readonly targetLevel: Level | 'auto';
  readonly rules: Readonly<Record<string, RuleChoice>>;
  readonly exclude: readonly string[];
  readonly maxFileSizeKb: number;
  readonly maxProblemsPerFile: number;
  readonly 'codeLens.enabled': boolean;
  readonly 'hover.enabled': boolean;
  readonly 'completion.enabled': boolean;
}

export type SettingName = keyof Settings;

export interface SettingDefinition<T> {
  readonly schema: v.GenericSchema<unknown, T>;
  readonly default: T;
  /** window: one value for all; resource: may differ between workspace folders. */
  readonly scope: 'window' | 'resource';
  /** Markdown. */
  readonly description: string;
}

/** Every setting but those that only a client knows. */
export const settingDefinitions: { readonly [K in SettingName]: SettingDefinition<Settings[K]> } = {
  targetLevel: {
    schema: v.union([v.literal('auto'), v.picklist([1, 2, 3, 4, 5])]),
    default: 'auto',
    scope: 'window',
    description:
      'The level of the maturity model that you aim for. Findings up to it are warnings, those of the next level are hints, higher ones stay in the side panel. `auto` is the level that the files themselves are working on.',
  },
  rules: {
    schema: v.record(v.string(), v.picklist(ruleChoices)),
    default: {},
    scope: 'resource',
    description:
      'What each rule does, by its id: `off`, `on` (its level decides how loud it is), or always `hint`, `information`, `warning` or `error`. Optional rules are off unless named here.',
  },
  exclude: {
    schema: v.array(v.string()),
    default: [],
    scope: 'resource',
    description:
      'Glob patterns of files and folders that are not read, below each workspace folder, beside what `.gitignore` names. Example: `**/testdata/**`.',
  },
  maxFileSizeKb: {
    schema: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_536)),
    default: 1024,
    scope: 'resource',
    description: 'Larger files, in kilobytes, are not read; the side panel names them.',
  },
  maxProblemsPerFile: {
    schema: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000)),
    default: 200,
    scope: 'resource',
    description: 'How many findings of one file are shown at most; the most severe ones come first.',
  },
  'codeLens.enabled': {
    schema: v.boolean(),
    default: true,
    scope: 'resource',
    description: 'Show above each workload, Dockerfile and Terraform root module which level it is at.',
  },
  'hover.enabled': {
    schema: v.boolean(),
    default: true,
    scope: 'resource',
    description: 'Say on hover what the maturity model expects of a field.',
  },
  'completion.enabled': {
    schema: v.boolean(),
    default: true,
    scope: 'resource',
    description: 'Offer, where you type, the fields that the object around the cursor lacks for its level.',
  },
};

export const defaultSettings: Settings = parseSettings(undefined).settings;

/** Settings as a client gives them, nested or with dots; what is broken falls back to its default and is named. */
export function parseSettings(raw: unknown): { readonly settings: Settings; readonly problems: readonly string[] } {
  const problems: string[] = [];
  const read = <K extends SettingName>(name: K): Settings[K] => {
    const { schema, default: fallback } = settingDefinitions[name];
    const value = valueAt(raw, name);
    if (value === undefined || value === null) return fallback;
    const parsed = v.safeParse(schema, value);
    if (parsed.success) return parsed.output;
    problems.push(
      `${settingsSection}.${name}: ${parsed.issues.map(({ message }) => message).join(', ')}. The default is used: ${JSON.stringify(fallback)}.`,
    );
    return fallback;
  };
  const settings: Settings = {
    targetLevel: read('targetLevel'),
    rules: readRules(valueAt(raw, 'rules'), problems),
    exclude: read('exclude'),
    maxFileSizeKb: read('maxFileSizeKb'),
    maxProblemsPerFile: read('maxProblemsPerFile'),
    'codeLens.enabled': read('codeLens.enabled'),
    'hover.enabled': read('hover.enabled'),
    'completion.enabled': read('completion.enabled'),
  };
  return { settings, problems };
}

const choiceSchema = v.picklist(ruleChoices);

/** One broken entry does not take the others with it. */
function readRules(raw: unknown, problems: string[]): Readonly<Record<string, RuleChoice>> {
  if (raw === undefined || raw === null) return {};
  if (!isObject(raw)) {
    problems.push(`${settingsSection}.rules: expected an object of rule ids. The default is used: {}.`);
    return {};
  }
  const rules: Record<string, RuleChoice> = {};
  for (const [id, value] of Object.entries(raw)) {
    const parsed = v.safeParse(choiceSchema, value);
    if (parsed.success) rules[id] = parsed.output;
    else problems.push(`${settingsSection}.rules: "${id}" must be one of ${ruleChoices.join(', ')}. It is left out.`);
  }
  return rules;
}

function valueAt(raw: unknown, name: string): unknown {
  if (!isObject(raw)) return undefined;
  if (Object.hasOwn(raw, name)) return raw[name];
  const dot = name.indexOf('.');
  return dot < 0 ? undefined : valueAt(raw[name.slice(0, dot)], name.slice(dot + 1));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
