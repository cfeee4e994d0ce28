/** What the answers file sets besides answers, for everybody who works on these files and for pipelines. */
import { isRuleName, kubernetesVersionPattern, optionNamesOf, optionProblem, ruleChoices } from '../rules/given.ts';
import type { GivenOptions, RuleChoice, RuleChoices } from '../rules/given.ts';
import { allRules } from '../rules/index.ts';
import { resolve } from '../syntax/tree.ts';
import type { Entry, ScalarNode, Span, SyntaxNode } from '../syntax/tree.ts';
import { pathProblem } from './applications.ts';
import type { ApplicationEntry } from './applications.ts';
import { readPatterns, readRuleExclude } from './exclude.ts';
import type { RuleExclude } from './exclude.ts';
import { nearest } from './nearest.ts';
import type { AnswerProblem } from './types.ts';

export interface ProjectConfig {
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
  applications: [],
  rules: {},
  ruleOptions: {},
  kubernetesVersion: undefined,
  exclude: [],
  ruleExclude: {},
};

type Add = (problem: AnswerProblem) => void;

/** The fields of the file that `configOf` reads. */
export const configKeys = ['applications', 'rules', 'ruleOptions', 'kubernetesVersion', 'exclude', 'ruleExclude'] as const;

export function configOf(entries: readonly Entry[], add: Add): ProjectConfig {
  const valueOf = (name: (typeof configKeys)[number]): Entry | undefined => entries.findLast(({ key }) => key.text === name);
  const [applications, rules, options, version, exclude, ruleExclude] = configKeys.map(valueOf);
  return {
    applications: applications ? readApplications(applications, add) : [],
    rules: rules ? readChoices(rules, add) : {},
    ruleOptions: options ? readOptions(options, add) : {},
    kubernetesVersion: version && readVersion(version, add),
    exclude: exclude ? readPatterns(exclude, add) : [],
    ruleExclude: ruleExclude ? readRuleExclude(ruleExclude, add, isRule) : {},
  };
}

function readApplications({ key, value }: Entry, add: Add): readonly ApplicationEntry[] {
  const list = resolve(value);
  if (isNothing(list)) return [];
  if (list.kind !== 'sequence') {
    add(error(key, 'Below `applications:` stands a list; each item has a `path`, and a `name` if you like.'));
    return [];
  }
  return list.items.flatMap((item) => readApplication(item, add));
}

const applicationFields = ['name', 'path'];

function readApplication(node: SyntaxNode, add: Add): readonly ApplicationEntry[] {
  const item = resolve(node);
  if (item.kind !== 'map') {
    add(error(item, 'An application has a `path`: `- path: apps/shop`.'));
    return [];
  }
  const texts = new Map<string, string>();
  let broken = false;
  for (const { key, value } of item.entries) {
    const scalar = resolve(value);
    if (!applicationFields.includes(key.text)) {
      add({
        span: key,
        message: `An application has no "${key.text}".${meant(nearest(key.text, applicationFields))}`,
        severity: 'warning',
      });
      continue;
    }
    const problem = scalar.kind !== 'scalar' ? 'is a text' : key.text === 'path' ? pathProblem(scalar.text) : emptyProblem(scalar.text);
    if (problem !== undefined) {
      add(error(scalar.start < scalar.end ? scalar : key, `"${key.text}" ${problem}, so this application is left out.`));
      broken = true;
    } else if (scalar.kind === 'scalar') texts.set(key.text, scalar.text);
  }
  const path = texts.get('path');
  if (path === undefined && !broken) add(error(item, 'This application has no `path`, so it is left out.'));
  if (path === undefined || broken) return [];
  const name = texts.get('name');
  return [name === undefined ? { path } : { name, path }];
}

function emptyProblem(text: string): string | undefined {
  return text.trim() === '' ? 'must not be empty' : undefined;
}

function readChoices({ key, value }: Entry, add: Add): RuleChoices {
  const map = resolve(value);
  if (isNothing(map)) return {};
  if (map.kind !== 'map') {
    add(error(key, 'Below `rules:` stand the ids of rules, each with what it does: `off`, `on` or a severity.'));
    return {};
  }
  return Object.fromEntries(
    map.entries.flatMap(({ key: rule, value: given }): (readonly [string, RuleChoice])[] => {
      if (!isRule(rule, add)) return [];
      const node = resolve(given);
      const choice = node.kind === 'scalar' ? choiceOf(node.text) : undefined;
      if (choice) return [[rule.text, choice]];
      add(error(node.start < node.end ? node : rule, `A rule is one of ${ruleChoices.join(', ')}.`));
      return [];
    }),
  );
}

/** Readers of YAML 1.1 take `on` and `off` for truth values, and so do people. */
function choiceOf(text: string): RuleChoice | undefined {
  const word = text === 'true' ? 'on' : text === 'false' ? 'off' : text;
  return ruleChoices.find((choice) => choice === word);
}

function isRule(rule: ScalarNode, add: Add): boolean {
  if (isRuleName(rule.text)) return true;
  const ids = allRules.map(({ id }) => id);
  add(error(rule, `There is no rule "${rule.text}".${meant(nearest(rule.text, ids))}`));
  return false;
}

function readOptions({ key, value }: Entry, add: Add): GivenOptions {
  const map = resolve(value);
  if (isNothing(map)) return {};
  if (map.kind !== 'map') {
    add(error(key, 'Below `ruleOptions:` stand the ids of rules, and below each its options.'));
    return {};
  }
  return Object.fromEntries(
    map.entries.flatMap(({ key: rule, value: given }) => {
      if (!isRule(rule, add)) return [];
      const options = resolve(given);
      if (options.kind !== 'map') {
        add(error(rule, `Below "${rule.text}" stand its options: ${optionNamesOf(rule.text).join(', ') || 'it has none'}.`));
        return [];
      }
      return [[rule.text, readValues(rule.text, options.entries, add)]];
    }),
  );
}

function readValues(rule: string, entries: readonly Entry[], add: Add): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    entries.flatMap(({ key, value }) => {
      const plain = plainValue(value);
      const problem = optionProblem(rule, key.text, plain);
      if (problem === undefined) return [[key.text, plain]];
      add(error(key, `"${key.text}" ${problem}.${meant(nearest(key.text, optionNamesOf(rule)))}`));
      return [];
    }),
  );
}

function plainValue(node: SyntaxNode): unknown {
  const value = resolve(node);
  if (value.kind === 'scalar') return value.value;
  return value.kind === 'sequence' ? value.items.map(plainValue) : undefined;
}

/** The text counts: as a number, 1.30 would be 1.3. */
function readVersion({ key, value }: Entry, add: Add): string | undefined {
  const node = resolve(value);
  if (isNothing(node)) return undefined;
  if (node.kind === 'scalar' && kubernetesVersionPattern.test(node.text)) return node.text;
  add(error(node.start < node.end ? node : key, 'The Kubernetes version is `newest`, or a minor version as `1.31`.'));
  return undefined;
}

function isNothing(node: SyntaxNode): boolean {
  return node.kind === 'scalar' && node.value === null;
}

function error({ start, end }: Span, message: string): AnswerProblem {
  return { span: { start, end }, message, severity: 'error' };
}

function meant(id: string | undefined): string {
  return id === undefined ? '' : ` Did you mean "${id}"?`;
}
