/** The settings: one source for their validation, for what editors offer and for the documentation. */
import * as v from 'valibot';
import type { ApplicationEntry } from '../answers/applications.ts';
import { targetLevels } from '../answers/target.ts';
import type { TargetLevel } from '../answers/target.ts';
import { ruleChoices } from '../rules/given.ts';
import type { RuleChoice } from '../rules/given.ts';
import { kubernetesVersionPattern, newestKubernetes } from '../rules/given.ts';
import type { GivenOptions } from '../rules/given.ts';
import { english, say, translated } from '../texts/texts.ts';
import { isObject, readApplications, readPatterns, readRuleOptions, readRules } from './settings-entries.ts';

export const settingsSection = 'cloudNativeMaturity';

export interface Settings {
  readonly targetLevel: TargetLevel;
  readonly rules: Readonly<Record<string, RuleChoice>>;
  readonly ruleOptions: GivenOptions;
  readonly kubernetesVersion: string;
  readonly applications: readonly ApplicationEntry[];
  readonly exclude: readonly string[];
  readonly maxFileSizeKb: number;
  readonly maxProblemsPerFile: number;
  readonly 'codeLens.enabled': boolean;
  readonly 'hover.enabled': boolean;
  readonly 'completion.enabled': boolean;
  readonly 'answers.author': string;
}

export type SettingName = keyof Settings;

/** The parts of the settings editor, in their order. */
export const settingGroups = {
  levels: 'Levels and Rules',
  files: 'Files and Applications',
  editor: 'In the Editor',
  answers: 'Answers',
  server: 'Language Server',
} as const;

export type SettingGroup = keyof typeof settingGroups;

export interface SettingDefinition<T> {
  readonly group: SettingGroup;
  readonly schema: v.GenericSchema<unknown, T>;
  readonly default: T;
  /** window: one value for all; resource: may differ between workspace folders. */
  readonly scope: 'window' | 'resource';
  /** Markdown; `#cloudNativeMaturity.rules#` in backquotes leads to that setting. */
  readonly description: string;
}

/** Every setting but those that only a client knows. */
export const settingDefinitions: { readonly [K in SettingName]: SettingDefinition<Settings[K]> } = {
  targetLevel: {
    schema: v.union([v.literal('auto'), v.picklist([1, 2, 3, 4, 5])]),
    default: 'auto',
    scope: 'resource',
    group: 'levels',
    description:
      'The level of the maturity model that you aim for. Findings up to it are warnings, those of the next level are hints, higher ones stay in the side panel. `auto` is what `targetLevel` in `.cnmaturity.yaml` says for everybody, else the level that the files themselves are working on; a level that is set here goes before the file.',
  },
  rules: {
    schema: v.record(v.string(), v.picklist(ruleChoices)),
    default: {},
    scope: 'resource',
    group: 'levels',
    description:
      'What each rule does, by its id: `off`, `on` (its level decides how loud it is), or always `hint`, `information`, `warning` or `error`. Optional rules are off unless named here. `rules` in `.cnmaturity.yaml` says the same for everybody; what is set here goes before it. What a rule can be told: `#cloudNativeMaturity.ruleOptions#`.',
  },
  ruleOptions: {
    schema: v.record(v.string(), v.record(v.string(), v.unknown())),
    default: {},
    scope: 'resource',
    group: 'levels',
    description:
      'Options of rules: below the id of a rule its options by name. Whether a rule counts at all says `#cloudNativeMaturity.rules#`. `ruleOptions` in `.cnmaturity.yaml` sets the same for everybody, and for pipelines; what is set here goes before it.',
  },
  kubernetesVersion: {
    schema: v.pipe(v.string(), v.regex(kubernetesVersionPattern, english`expected "newest", or a minor version as "1.31"`)),
    default: newestKubernetes,
    scope: 'resource',
    group: 'levels',
    description:
      'The Kubernetes version that the manifests are written for, as `1.31`: some rules ask what it knows. `newest` is the one that `.cnmaturity.yaml` names as `kubernetesVersion`, else the newest that this release knows.',
  },
  applications: {
    schema: v.array(
      v.strictObject({
        path: v.pipe(v.string(), v.minLength(1)),
        name: v.exactOptional(v.pipe(v.string(), v.minLength(1))),
        targetLevel: v.exactOptional(v.picklist(targetLevels)),
      }),
    ),
    default: [],
    scope: 'resource',
    group: 'files',
    description:
      'Parts of the workspace folder that have an assessment of their own: `path` is the folder of an application, a Kustomize overlay or a chart, below the workspace folder, or a glob such as `apps/*`; `name` is how it is shown, `targetLevel` goes for it before that of the folder (`#cloudNativeMaturity.targetLevel#`). `applications` in `.cnmaturity.yaml` names more, for everybody.',
  },
  exclude: {
    schema: v.array(v.string()),
    default: [],
    scope: 'resource',
    group: 'files',
    description:
      'Glob patterns of files and folders that are not read, below each workspace folder, beside what `.gitignore` names and `exclude` in `.cnmaturity.yaml`. Example: `**/testdata/**`. Files that are too large are left out too: `#cloudNativeMaturity.maxFileSizeKb#`.',
  },
  maxFileSizeKb: {
    schema: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_536)),
    default: 1024,
    scope: 'resource',
    group: 'files',
    description: 'Larger files, in kilobytes, are not read; the side panel names them.',
  },
  maxProblemsPerFile: {
    schema: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000)),
    default: 100,
    scope: 'resource',
    group: 'editor',
    description:
      'How many findings of one file are shown at most; the most severe ones come first. Which are severe says `#cloudNativeMaturity.targetLevel#`.',
  },
  'codeLens.enabled': {
    schema: v.boolean(),
    default: true,
    scope: 'resource',
    group: 'editor',
    description: 'Show above each workload, Dockerfile and Terraform root module which level it is at.',
  },
  'hover.enabled': {
    schema: v.boolean(),
    default: true,
    scope: 'resource',
    group: 'editor',
    description: 'Say on hover what the maturity model expects of a field.',
  },
  'completion.enabled': {
    schema: v.boolean(),
    default: true,
    scope: 'resource',
    group: 'editor',
    description: 'Offer, where you type, the fields that the object around the cursor lacks for its level.',
  },
  'answers.author': {
    schema: v.string(),
    default: '',
    scope: 'resource',
    group: 'answers',
    description: 'Who answers in the side panel: kept with each answer in `.cnmaturity.yaml`. Nobody unless set.',
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
      say`${settingsSection}.${name}: ${parsed.issues.map(({ message }) => translated(message)).join(', ')}. The default is used: ${JSON.stringify(fallback)}.`,
    );
    return fallback;
  };
  const settings: Settings = {
    targetLevel: read('targetLevel'),
    rules: readRules(valueAt(raw, 'rules'), `${settingsSection}.rules`, problems),
    ruleOptions: readRuleOptions(valueAt(raw, 'ruleOptions'), `${settingsSection}.ruleOptions`, problems),
    kubernetesVersion: read('kubernetesVersion'),
    applications: readApplications(valueAt(raw, 'applications'), `${settingsSection}.applications`, problems),
    exclude: readPatterns(read('exclude'), `${settingsSection}.exclude`, problems),
    maxFileSizeKb: read('maxFileSizeKb'),
    maxProblemsPerFile: read('maxProblemsPerFile'),
    'codeLens.enabled': read('codeLens.enabled'),
    'hover.enabled': read('hover.enabled'),
    'completion.enabled': read('completion.enabled'),
    'answers.author': read('answers.author'),
  };
  return { settings, problems };
}

function valueAt(raw: unknown, name: string): unknown {
  if (!isObject(raw)) return undefined;
  if (Object.hasOwn(raw, name)) return raw[name];
  const dot = name.indexOf('.');
  return dot < 0 ? undefined : valueAt(raw[name.slice(0, dot)], name.slice(dot + 1));
}
