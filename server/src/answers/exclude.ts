/** Files that are left out, as a whole or by single rules: glob patterns of paths below the folder of the answers file. */
import { globMatcher, isPlainGlob } from '../files/glob.ts';
import { resolve } from '../syntax/tree.ts';
import type { Entry, ScalarNode } from '../syntax/tree.ts';
import { say } from '../texts/texts.ts';
import { errorAt, isNothing, placeOf, shapeErrorAt } from './problems.ts';
import type { Add } from './problems.ts';

/** Patterns by the id of a rule. */
export type RuleExclude = Readonly<Record<string, readonly string[]>>;

const mostPatterns = 500;
const longest = 300;

/** What is wrong with a pattern, as the end of a sentence; undefined where it can be matched. */
export function patternProblem(pattern: string): string | undefined {
  if (pattern.trim() === '') return say`must not be empty`;
  if (pattern.startsWith('/') || pattern.includes('\\') || /^[a-z][a-z0-9+.-]*:/i.test(pattern))
    return say`must be a path below the folder of this file, with forward slashes`;
  const segments = pattern.split('/');
  if (segments.includes('..')) return say`must not lead out of the folder of this file`;
  if (pattern.startsWith('!')) return say`must say what is left out; what stays in cannot be said`;
  if (pattern.length > longest) return say`must not be longer than ${String(longest)} characters`;
  return isPlainGlob(pattern) ? undefined : say`is made of names, \`*\`, \`?\`, \`**\` and \`{a,b}\``;
}

/** The patterns of a list; those that are broken are named and left out. */
export function readPatterns({ key, value }: Entry, add: Add): readonly string[] {
  const list = resolve(value);
  if (isNothing(list)) return [];
  if (list.kind !== 'sequence') {
    add(shapeErrorAt(key, say`Below \`${key.text}:\` stands a list of patterns: \`- third-party/**\`.`));
    return [];
  }
  if (list.items.length > mostPatterns) add(errorAt(key, say`Of these patterns only the first ${String(mostPatterns)} count.`));
  return list.items.slice(0, mostPatterns).flatMap((item) => {
    const node = resolve(item);
    if (node.kind !== 'scalar' || node.value === null) {
      add(shapeErrorAt(placeOf(node, key), say`A pattern must be a text. It is left out.`));
      return [];
    }
    const problem = patternProblem(node.text);
    if (problem === undefined) return [node.text];
    add(errorAt(placeOf(node, key), say`A pattern ${problem}. It is left out.`));
    return [];
  });
}

/** `isRule` says of ids that there is no such rule. */
export function readRuleExclude({ key, value }: Entry, add: Add, isRule: (rule: ScalarNode, add: Add) => boolean): RuleExclude {
  const map = resolve(value);
  if (isNothing(map)) return {};
  if (map.kind !== 'map') {
    add(shapeErrorAt(key, say`Below \`ruleExclude:\` stand the ids of rules, and below each the patterns of files that it leaves out.`));
    return {};
  }
  return Object.fromEntries(map.entries.flatMap((entry) => (isRule(entry.key, add) ? [[entry.key.text, readPatterns(entry, add)]] : [])));
}

type Matcher = (path: string) => boolean;

const compiled = new WeakMap<RuleExclude, ReadonlyMap<string, Matcher>>();

/** Whether a rule leaves out the file of that path. */
export function isExcludedFrom(excluded: RuleExclude, rule: string, path: string): boolean {
  let matchers = compiled.get(excluded);
  if (!matchers) {
    matchers = new Map(Object.entries(excluded).map(([id, patterns]) => [id, matcherOf(patterns)]));
    compiled.set(excluded, matchers);
  }
  return matchers.get(rule)?.(path) ?? false;
}

/** A pattern that names a folder speaks for all that is in it. */
function matcherOf(patterns: readonly string[]): Matcher {
  const all = patterns.flatMap((pattern) => [globMatcher(pattern), globMatcher(`${pattern.replace(/(?<!\/)\/+$/, '')}/**`)]);
  return (path) => all.some((matches) => matches(path));
}
