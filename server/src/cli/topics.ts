/** What can be explained, and how a person may call it. */
import { plainCatalogue } from '../organisation/catalogue.ts';
import type { Catalogue } from '../organisation/catalogue.ts';
import type { Dimension, Level, Practice, Section } from '../model/types.ts';
import type { Rule } from '../rules/rule.ts';
import { compareTexts } from './paths.ts';

export type Topic =
  | { readonly kind: 'rule'; readonly id: string; readonly rule: Rule }
  | { readonly kind: 'practice'; readonly id: string; readonly practice: Practice }
  | { readonly kind: 'section'; readonly id: string; readonly section: Section }
  | { readonly kind: 'dimension'; readonly id: string; readonly dimension: Dimension }
  | { readonly kind: 'level'; readonly id: string; readonly level: Level; readonly name: string }
  /** All of it: the one level that is shown first. */
  | { readonly kind: 'overall'; readonly id: string };

export type Search = { readonly topic: Topic } | { readonly similar: readonly string[] };

/** By its id, by the last part of its id, or by its name, where only one thing is called so; levels by their number too. */
export function findTopic(name: string, catalogue: Catalogue = plainCatalogue): Search {
  const topics = allTopics(catalogue);
  const wanted = name
    .trim()
    .toLowerCase()
    .replace(/^(?:level[ -]?)?([1-5])$/, 'level-$1');
  const exact = topics.find(({ id }) => id === wanted);
  if (exact) return { topic: exact };
  const called = topics.filter((topic) => topic.id.endsWith(`/${wanted}`) || nameOf(topic).toLowerCase() === wanted);
  const [only] = called;
  if (only && called.length === 1) return { topic: only };
  return { similar: called.length > 0 ? called.map(({ id }) => id) : similarTo(wanted, topics) };
}

function allTopics({ model, rules }: Catalogue): readonly Topic[] {
  const sections = model.dimensions.flatMap((dimension) => dimension.sections);
  return [
    { kind: 'overall', id: 'overall' },
    ...model.levels.map(({ level, name }): Topic => ({ kind: 'level', id: `level-${String(level)}`, level, name })),
    ...model.dimensions.map((dimension): Topic => ({ kind: 'dimension', id: dimension.id, dimension })),
    ...rules.map((rule): Topic => ({ kind: 'rule', id: rule.id, rule })),
    ...sections.map((section): Topic => ({ kind: 'section', id: section.id, section })),
    ...sections.flatMap(({ cells }) =>
      cells.flatMap(({ practices }) => practices.map((practice): Topic => ({ kind: 'practice', id: practice.id, practice }))),
    ),
  ];
}

function nameOf(topic: Topic): string {
  switch (topic.kind) {
    case 'rule':
      return topic.rule.title;
    case 'section':
      return topic.section.name;
    case 'practice':
      return topic.practice.statement;
    case 'dimension':
      return topic.dimension.name;
    case 'level':
      return topic.name;
    case 'overall':
      return topic.id;
  }
}

const mostSimilar = 5;

/** Ids that share the most words with what was asked. */
function similarTo(wanted: string, topics: readonly Topic[]): readonly string[] {
  const words = wordsOf(wanted);
  return topics
    .map(({ id }) => ({ id, shared: wordsOf(id).filter((word) => words.some((one) => isLike(one, word))).length }))
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared || a.id.length - b.id.length || compareTexts(a.id, b.id))
    .slice(0, mostSimilar)
    .map(({ id }) => id);
}

function wordsOf(text: string): readonly string[] {
  return text.split(/[^a-z0-9]+/).filter((word) => word.length > 1);
}

function isLike(a: string, b: string): boolean {
  return a === b || (Math.min(a.length, b.length) >= 4 && (a.startsWith(b.slice(0, 4)) || b.startsWith(a.slice(0, 4))));
}
