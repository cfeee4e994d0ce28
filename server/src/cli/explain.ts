/** The guidance on a rule or on a part of the model, for terminals. */
import { levelText } from '../features/expectation.ts';
import { levelInfo, placeOfPractice, projectById, sectionById } from '../model/model.ts';
import type { Level, Practice, Section } from '../model/types.ts';
import { plainCatalogue } from '../organisation/catalogue.ts';
import type { Catalogue } from '../organisation/catalogue.ts';
import type { Rule } from '../rules/rule.ts';
import type { Page } from './pages.ts';
import { familyNames } from './rules.ts';
import type { Topic } from './topics.ts';

export function explain(topic: Topic, page: Page, catalogue: Catalogue = plainCatalogue): void {
  switch (topic.kind) {
    case 'rule':
      explainRule(topic.rule, page, catalogue);
      break;
    case 'practice':
      explainPractice(topic.practice, page, catalogue);
      break;
    case 'section':
      explainSection(topic.section, page);
      break;
    case 'dimension':
      page.title(topic.dimension.name, [topic.id]);
      page.gap();
      page.paragraph(topic.dimension.summary);
      break;
    case 'level':
      page.title(levelText(topic.level), []);
      page.gap();
      page.paragraph(levelInfo(topic.level).meaning);
      break;
    case 'overall':
      page.title('The whole', []);
  }
}

function explainRule(rule: Rule, page: Page, catalogue: Catalogue): void {
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
  if (rule.example.bad !== '') page.code('Instead of', rule.example.bad);
  if (rule.example.good !== '') page.code('Write', rule.example.good);
  page.list(
    'In other tools',
    Object.entries(rule.equivalents).map(([tool, ids]) => `${tool}: ${ids.join(', ')}`),
  );
  page.code('To accept it, on the line above', `# cnmaturity-ignore: ${rule.id} <reason>`);
  page.list('Practice', [catalogue.practice(rule.practice)?.statement ?? '', rule.practice]);
  if (rule.organisation?.docs !== undefined) page.link(rule.organisation.docs);
  page.link(sectionById(section)?.link);
}

function explainPractice(practice: Practice, page: Page, catalogue: Catalogue): void {
  page.title(practice.statement, [practice.id, ...placeOf(practice.section, practice.level)]);
  page.gap();
  page.paragraph(practice.why);
  page.steps('How to get there', practice.how);
  if (practice.question !== undefined) page.list('To ask', [practice.question]);
  page.list(
    'Rules',
    catalogue.rules.filter((rule) => rule.practice === practice.id).map(({ id, title }) => `${id}: ${title}`),
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
