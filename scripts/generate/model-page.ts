/** docs/model.md: what the model consists of, counted and listed. */
import { model } from '../../server/src/model/model.ts';
import { allSignals, signalsOf } from '../../server/src/model/signals.ts';
import type { Practice, PracticeKind, Section } from '../../server/src/model/types.ts';
import type { Rule } from '../../server/src/rules/rule.ts';
import type { GeneratedFile } from './files.ts';
import { escaped, link, page, table } from './markdown.ts';

const site = 'https://maturitymodel.cncf.io/';

export function modelPage(rules: readonly Rule[]): GeneratedFile {
  const counter = new Counter(rules);
  const { version, date, levels, dimensions } = model;
  const sections = dimensions.flatMap((dimension) => dimension.sections);
  const practices = sections.flatMap(practicesOf);
  const text = page([
    '# The maturity model',
    `The data in \`model/\` follows the ${link('CNCF Cloud Native Maturity Model', site)}, version ${version}, as it read on ${date}. The texts are our own; where they and the model differ, the model is right, and we want to know.`,
    `It has ${String(dimensions.length)} dimensions with ${String(sections.length)} sections. Each section says at each of the five levels what is expected; we put that into ${String(practices.length)} practices, each of which can be met or missed. [assessment.md](assessment.md) says how they become levels.`,
    '## Levels',
    table(
      ['Level', 'Name', 'Meaning'],
      levels.map(({ level, name, meaning }) => [String(level), name, meaning]),
    ),
    '## How practices are judged',
    'A practice is _observed_ where files decide, _attested_ where only a person can tell, or _both_: files show a part of it, and people [answer](answers.md) for the rest. [Rules](rules.md) judge each thing that they look at; [signals](signals.md) only see whether something is there. A rule belongs to one practice, a signal to any number.',
    counter.table(
      'Level',
      levels.map(({ level, name }) => [`${String(level)} ${name}`, practices.filter((practice) => practice.level === level)]),
      practices,
    ),
    counter.table(
      'Section',
      dimensions.flatMap(({ name, sections: own }) =>
        own.map((section) => [`${name}: [${escaped(section.name)}](#${anchorOf(name, section.name)})`, practicesOf(section)] as const),
      ),
      practices,
    ),
    ...dimensions.flatMap(({ name, summary, sections: own }) => [
      `## ${name}`,
      summary,
      ...own.flatMap((section) => [`### ${headingOf(name, section.name)}`, sectionText(section), counter.list(section)]),
    ]),
  ]);
  return { path: 'docs/model.md', text };
}

/** AI is a section of three dimensions: the dimension tells them apart. */
function headingOf(dimension: string, section: string): string {
  return `${dimension}: ${section}`;
}

function anchorOf(dimension: string, section: string): string {
  return headingOf(dimension, section)
    .toLowerCase()
    .replaceAll(/[^a-z0-9 -]/g, '')
    .replaceAll(' ', '-');
}

function sectionText({ summary, link: url }: Section): string {
  return `${summary} ${link('The section of the model', url)}.`;
}

function practicesOf({ cells }: Section): readonly Practice[] {
  return cells.flatMap((cell) => cell.practices);
}

/** Counts what practices are judged by. */
class Counter {
  readonly #rules: ReadonlyMap<string, number>;

  constructor(rules: readonly Rule[]) {
    const counts = new Map<string, number>();
    for (const { practice } of rules) counts.set(practice, (counts.get(practice) ?? 0) + 1);
    this.#rules = counts;
  }

  /** One line per group of practices, and one for all of them. */
  table(what: string, groups: readonly (readonly [string, readonly Practice[]])[], all: readonly Practice[]): string {
    const head = [what, 'Practices', 'Observed', 'Both', 'Attested', 'Rules', 'Signals'];
    return table(
      head,
      [...groups, ['All', all] as const].map(([name, practices]) => [name, ...this.#numbers(practices).map(String)]),
    );
  }

  #numbers(practices: readonly Practice[]): readonly number[] {
    const ofKind = (wanted: PracticeKind): number => practices.filter(({ kind }) => kind === wanted).length;
    const ids = new Set(practices.map(({ id }) => id));
    const signals = allSignals().filter((signal) => signal.practices.some((practice) => ids.has(practice))).length;
    const rules = practices.reduce((sum, { id }) => sum + this.#rulesOf(id), 0);
    return [practices.length, ofKind('observed'), ofKind('both'), ofKind('attested'), rules, signals];
  }

  #rulesOf(practice: string): number {
    return this.#rules.get(practice) ?? 0;
  }

  list(section: Section): string {
    return table(
      ['Level', 'Practice', 'Judged by'],
      section.cells.flatMap(({ level, practices }) =>
        practices.map((practice, index) => [index === 0 ? String(level) : '', escaped(practice.statement), this.#judges(practice)]),
      ),
    );
  }

  #judges({ id, question }: Practice): string {
    const parts = [
      counted(this.#rulesOf(id), 'rule'),
      counted(signalsOf(id).length, 'signal'),
      question === undefined ? '' : 'an answer',
    ].filter((part) => part !== '');
    return parts.join(', ');
  }
}

function counted(count: number, noun: string): string {
  if (count === 0) return '';
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}
