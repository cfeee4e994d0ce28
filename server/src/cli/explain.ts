/** The guidance on a rule, a practice or a section, for terminals. */
import { levelText } from '../features/expectation.ts';
import { placeOfPractice, practiceById, projectById, sectionById } from '../model/model.ts';
import type { Level, Practice, Section } from '../model/types.ts';
import { allRules } from '../rules/index.ts';
import type { Rule } from '../rules/rule.ts';
import { wrap } from './layout.ts';
import { familyNames } from './rules.ts';
import type { Style } from './style.ts';
import type { Topic } from './topics.ts';

/** Lines longer than this are hard to read. */
const widest = 100;

export function explain(topic: Topic, columns: number | undefined, style: Style): string {
  const page = new Page(Math.min(columns ?? widest, widest), style);
  if (topic.kind === 'rule') explainRule(topic.rule, page);
  else if (topic.kind === 'practice') explainPractice(topic.practice, page);
  else explainSection(topic.section, page);
  return page.text;
}

function explainRule(rule: Rule, page: Page): void {
  const { section, level } = placeOfPractice(rule.practice);
  page.title(rule.title, [
    rule.id,
    familyNames[rule.family],
    ...placeOf(section, level),
    ...(rule.fixSafety === null ? [] : [`fix: ${rule.fixSafety}`]),
    ...(rule.default === 'optional' ? ['optional'] : []),
  ]);
  page.gap();
  page.paragraph(rule.rationale);
  page.steps('How to get there', rule.how);
  page.code('Instead of', rule.example.bad);
  page.code('Write', rule.example.good);
  page.list(
    'In other tools',
    Object.entries(rule.equivalents).map(([tool, ids]) => `${tool}: ${ids.join(', ')}`),
  );
  page.code('To accept it, on the line above', `# cnmaturity-ignore: ${rule.id} <reason>`);
  page.list('Practice', [practiceById(rule.practice)?.statement ?? '', rule.practice]);
  page.link(sectionById(section)?.link);
}

function explainPractice(practice: Practice, page: Page): void {
  page.title(practice.statement, [practice.id, ...placeOf(practice.section, practice.level)]);
  page.gap();
  page.paragraph(practice.why);
  page.steps('How to get there', practice.how);
  if (practice.question !== undefined) page.list('To ask', [practice.question]);
  page.list(
    'Rules',
    allRules.filter((rule) => rule.practice === practice.id).map(({ id, title }) => `${id}: ${title}`),
  );
  page.list(
    'CNCF projects that help',
    practice.projects.flatMap((id) => {
      const project = projectById(id);
      return project ? [`${project.name}: ${project.homepage}`] : [];
    }),
  );
  page.list(
    'Read more',
    practice.links.map(({ title, url }) => `${title}: ${url}`),
  );
  page.link(sectionById(practice.section)?.link);
}

function explainSection(section: Section, page: Page): void {
  page.title(section.name, [section.id]);
  page.gap();
  page.paragraph(section.summary);
  for (const { level, summary, practices } of section.cells) {
    page.heading(levelText(level));
    page.paragraph(summary);
    page.items(practices.map(({ id, statement }) => `${statement} (${id.slice(section.id.length + 1)})`));
  }
  page.link(section.link);
}

function placeOf(section: string, level: Level): readonly string[] {
  return [levelText(level), sectionById(section)?.name ?? section];
}

class Page {
  readonly #width: number;
  readonly #style: Style;
  readonly #lines: string[] = [];

  constructor(width: number, style: Style) {
    this.#width = width;
    this.#style = style;
  }

  get text(): string {
    return `${this.#lines.join('\n')}\n`;
  }

  title(text: string, facts: readonly string[]): void {
    for (const line of wrap(text, this.#width)) this.#lines.push(this.#style.bold(line));
    for (const line of wrap(facts.join(' · '), this.#width)) this.#lines.push(this.#style.dim(line));
  }

  heading(text: string): void {
    this.#lines.push('', this.#style.bold(text));
  }

  gap(): void {
    this.#lines.push('');
  }

  paragraph(text: string): void {
    this.#lines.push(...wrap(plain(text), this.#width));
  }

  steps(heading: string, steps: readonly string[]): void {
    this.heading(heading);
    steps.forEach((step, index) => {
      this.#item(`${String(index + 1)}.`, step);
    });
  }

  list(heading: string, items: readonly string[]): void {
    if (items.length === 0) return;
    this.heading(heading);
    for (const item of items) this.#lines.push(...wrap(item, this.#width - 2).map((line) => `  ${line}`));
  }

  items(items: readonly string[]): void {
    for (const item of items) this.#item('-', item);
  }

  code(heading: string, code: string): void {
    this.heading(heading);
    for (const line of code.trimEnd().split('\n')) this.#lines.push(`  ${this.#style.cyan(line)}`);
  }

  link(url: string | undefined): void {
    if (url !== undefined) this.#lines.push('', url);
  }

  #item(mark: string, text: string): void {
    const indent = ' '.repeat(mark.length + 3);
    wrap(plain(text), this.#width - indent.length).forEach((line, index) => this.#lines.push((index === 0 ? `  ${mark} ` : indent) + line));
  }
}

/** Markdown to what reads well without it: only links need it. */
function plain(markdown: string): string {
  return markdown.replace(/\[([^\]]+)\]\(([^)]+)\)/g, '$1 ($2)').replace(/\s*\n\s*/g, ' ');
}
