/** Pages of guidance on a rule, a practice or a section, as Markdown. */
import { levelInfo, practiceById, projectById, sectionById } from '../model/model.ts';
import type { Practice, Section } from '../model/types.ts';
import { allRules, ruleById } from '../rules/index.ts';
import type { Rule } from '../rules/rule.ts';
import { expectationOf, levelText } from './expectation.ts';
import { escapeMarkdown, link, list } from './markdown.ts';

/** The page of an id; null for an id that nothing has. */
export function guidanceOf(id: string): string | null {
  const rule = ruleById(id);
  if (rule) return page(rulePage(rule));
  const practice = practiceById(id);
  if (practice) return page(practicePage(practice));
  const section = sectionById(id);
  return section ? page(sectionPage(section)) : null;
}

function page(parts: readonly string[]): string {
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function rulePage(rule: Rule): string[] {
  const { levelText: level, sectionName, link: href } = expectationOf(rule);
  const practice = practiceById(rule.practice);
  const tools = Object.entries(rule.equivalents).map(
    ([tool, ids]) => `${escapeMarkdown(tool)}: ${ids.map((one) => `\`${one}\``).join(', ')}`,
  );
  return [
    `# ${escapeMarkdown(rule.title)}`,
    `${level} · ${link(sectionName, href)} · rule \`${rule.id}\`${rule.default === 'optional' ? ' · optional' : ''}`,
    practice ? `> ${escapeMarkdown(practice.statement)}` : '',
    '## Why it matters',
    rule.rationale,
    '## How to get there',
    list(rule.how),
    '## Example',
    'Missed:',
    codeBlock(rule.example.bad, rule.example.language),
    'Met:',
    codeBlock(rule.example.good, rule.example.language),
    '## Where it does not fit',
    `Accept a single place with a comment on the line above, and say why:`,
    codeBlock(`# cnmaturity-ignore: ${rule.id} <reason>`, rule.example.language),
    `Turn it off, or make it louder, with the setting \`cloudNativeMaturity.rules\`: \`{ "${rule.id}": "off" }\`.`,
    ...(tools.length > 0 ? ['## The same check in other tools', list(tools)] : []),
  ];
}

function practicePage(practice: Practice): string[] {
  const section = sectionById(practice.section);
  const rules = allRules.filter((rule) => rule.practice === practice.id);
  const projects = practice.projects.flatMap((id) => {
    const project = projectById(id);
    return project ? [link(project.name, project.homepage)] : [];
  });
  return [
    `# ${escapeMarkdown(practice.statement)}`,
    `${levelText(practice.level)} · ${section ? link(section.name, section.link) : ''}`,
    '## Why it matters',
    escapeMarkdown(practice.why),
    '## How to get there',
    list(practice.how.map(escapeMarkdown)),
    ...(practice.question === undefined ? [] : ['## What to ask yourselves', escapeMarkdown(practice.question)]),
    ...(rules.length > 0 ? ['## What files show', list(rules.map((rule) => `${escapeMarkdown(rule.title)} (\`${rule.id}\`)`))] : []),
    ...(projects.length > 0 ? ['## Projects that help', list(projects)] : []),
    ...(practice.links.length > 0 ? ['## Read on', list(practice.links.map(({ title, url }) => link(title, url)))] : []),
  ];
}

function sectionPage(section: Section): string[] {
  return [
    `# ${escapeMarkdown(section.name)}`,
    escapeMarkdown(section.summary),
    link('This section of the model', section.link),
    ...section.cells.flatMap((cell) => [
      `## Level ${String(cell.level)}: ${escapeMarkdown(levelInfo(cell.level).name)}`,
      escapeMarkdown(cell.summary),
      list(cell.practices.map(({ statement }) => escapeMarkdown(statement))),
    ]),
  ];
}

function codeBlock(text: string, language: string): string {
  return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;
}
