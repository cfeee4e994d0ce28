/** What the answers file sets besides answers, for everybody who works on these files and for pipelines. */
import { kubernetesVersionPattern } from '../rules/given.ts';
import type { GivenOptions, RuleChoices } from '../rules/given.ts';
import { resolve } from '../syntax/tree.ts';
import type { Entry } from '../syntax/tree.ts';
import { say } from '../texts/texts.ts';
import type { ApplicationEntry } from './applications.ts';
import { readPatterns, readRuleExclude } from './exclude.ts';
import type { RuleExclude } from './exclude.ts';
import { errorAt, isNothing, placeOf, shapeErrorAt } from './problems.ts';
import type { Add } from './problems.ts';
import { readApplications } from './read-applications.ts';
import { isRule, readChoices, readOptions } from './read-rules.ts';
import { readThresholds } from './read-thresholds.ts';
import { readTarget } from './target.ts';
import type { TargetLevel } from './target.ts';
import type { GivenThresholds } from './thresholds.ts';

export interface ProjectConfig {
  /** The level that the team aims for; undefined where the file says nothing. */
  readonly targetLevel: TargetLevel | undefined;
  readonly thresholds: GivenThresholds;
  readonly applications: readonly ApplicationEntry[];
  /** What each rule does, by its id. */
  readonly rules: RuleChoices;
  readonly ruleOptions: GivenOptions;
  /** `newest`, or as `1.31`; undefined where the file says nothing. */
  readonly kubernetesVersion: string | undefined;
  /** Patterns of files that are not read. */
  readonly exclude: readonly string[];
  /** Patterns of files that single rules leave out. */
  readonly ruleExclude: RuleExclude;
}

export const emptyConfig: ProjectConfig = {
  targetLevel: undefined,
  thresholds: {},
  applications: [],
  rules: {},
  ruleOptions: {},
  kubernetesVersion: undefined,
  exclude: [],
  ruleExclude: {},
};

/** The fields of the file that `configOf` reads. */
export const configKeys = [
  'targetLevel',
  'thresholds',
  'applications',
  'rules',
  'ruleOptions',
  'kubernetesVersion',
  'exclude',
  'ruleExclude',
] as const satisfies readonly (keyof ProjectConfig)[];

export function configOf(entries: readonly Entry[], add: Add): ProjectConfig {
  const read = <T>(name: (typeof configKeys)[number], reader: (entry: Entry, add: Add) => T, fallback: T): T => {
    const entry = entries.findLast(({ key }) => key.text === name);
    return entry ? reader(entry, add) : fallback;
  };
  return {
    targetLevel: read('targetLevel', readTarget, emptyConfig.targetLevel),
    thresholds: read('thresholds', readThresholds, emptyConfig.thresholds),
    applications: read('applications', readApplications, emptyConfig.applications),
    rules: read('rules', readChoices, emptyConfig.rules),
    ruleOptions: read('ruleOptions', readOptions, emptyConfig.ruleOptions),
    kubernetesVersion: read('kubernetesVersion', readVersion, emptyConfig.kubernetesVersion),
    exclude: read('exclude', readPatterns, emptyConfig.exclude),
    ruleExclude: read('ruleExclude', (entry, report) => readRuleExclude(entry, report, isRule), emptyConfig.ruleExclude),
  };
}

/** The text counts: as a number, 1.30 would be 1.3. */
function readVersion({ key, value }: Entry, add: Add): string | undefined {
  const node = resolve(value);
  if (isNothing(node)) return undefined;
  if (node.kind === 'scalar' && kubernetesVersionPattern.test(node.text)) return node.text;
  const problem = node.kind === 'scalar' ? errorAt : shapeErrorAt;
  add(problem(placeOf(node, key), say`The Kubernetes version is \`newest\`, or a minor version as \`1.31\`.`));
  return undefined;
}
