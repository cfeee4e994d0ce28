/** Pages of guidance on a rule, a practice or a section, as Markdown. */
import { levelInfo, projectById, sectionById } from '../model/model.ts';
import type { Practice, Section } from '../model/types.ts';
import { plainCatalogue } from '../organisation/catalogue.ts';
import type { Catalogue } from '../organisation/catalogue.ts';
import type { Rule } from '../rules/rule.ts';
import { say, translated } from '../texts/texts.ts';
import { expectationOf, levelText } from './expectation.ts';
import { escapeMarkdown, link, list } from './markdown.ts';

/** The page of an id; null for an id that nothing has. */
export function guidanceOf(id: string, catalogue: Catalogue = plainCatalogue): string | null {
  const rule = catalogue.rule(id);
  if (rule) return page(rulePage(rule, catalogue));
  const practice = catalogue.practice(id);
  if (practice) return page(practicePage(practice, catalogue));
  const section = sectionById(id);
  return section ? page(sectionPage(section)) : null;
}

function page(parts: readonly string[]): string {
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function rulePage(rule: Rule, catalogue: Catalogue): string[] {
  const { levelText: level, sectionName, link: href } = expectationOf(rule);
  const practice = catalogue.practice(rule.practice);
  const tools = Object.entries(rule.equivalents).map(
    ([tool, ids]) => `${escapeMarkdown(tool)}: ${ids.map((one) => `\`${one}\``).join(', ')}`,
  );
  return [
    `# ${escapeMarkdown(translated(rule.title))}`,
    `${level} · ${link(sectionName, href)} · ${say`rule \`${rule.id}\``}${rule.default === 'optional' ? ` · ${say`optional`}` : ''}`,
    practice ? `> ${escapeMarkdown(translated(practice.statement))}` : '',
    `## ${say`Why it matters`}`,
    translated(rule.rationale),
    ...(rule.how.length === 0 ? [] : [`## ${say`How to get there`}`]),
    list(rule.how.map(translated)),
    ...(rule.organisation?.docs === undefined ? [] : [link(say`More on it`, rule.organisation.docs)]),
    ...exampleParts(rule),
    `## ${say`Where it does not fit`}`,
    say`Accept a single place with a comment on the line above, and say why:`,
    codeBlock(`# cnmaturity-ignore: ${rule.id} <${say`reason`}>`, rule.example.language),
    say`Turn it off, or make it louder, with the setting \`cloudNativeMaturity.rules\`: \`{ "${rule.id}": "off" }\`.`,
    ...(tools.length > 0 ? [`## ${say`The same check in other tools`}`, list(tools)] : []),
  ];
}

/** Rules of an organisation may come without examples. */
function exampleParts({ example: { bad, good, language } }: Rule): string[] {
  const parts = [
    ...(bad === '' ? [] : [say`Missed:`, codeBlock(bad, language)]),
    ...(good === '' ? [] : [say`Met:`, codeBlock(good, language)]),
  ];
  return parts.length === 0 ? [] : [`## ${say`Example`}`, ...parts];
}

function practicePage(practice: Practice, catalogue: Catalogue): string[] {
  const section = sectionById(practice.section);
  const rules = catalogue.rules.filter((rule) => rule.practice === practice.id);
  const projects = practice.projects.flatMap((id) => {
    const project = projectById(id);
    return project ? [link(project.name, project.homepage)] : [];
  });
  return [
    `# ${escapeMarkdown(translated(practice.statement))}`,
    `${levelText(practice.level)} · ${section ? link(section.name, section.link) : ''}`,
    `## ${say`Why it matters`}`,
    escapeMarkdown(translated(practice.why)),
    `## ${say`How to get there`}`,
    list(practice.how.map((step) => escapeMarkdown(translated(step)))),
    ...(practice.question === undefined ? [] : [`## ${say`What to ask yourselves`}`, escapeMarkdown(translated(practice.question))]),
    ...(rules.length > 0
      ? [`## ${say`What files show`}`, list(rules.map((rule) => `${escapeMarkdown(translated(rule.title))} (\`${rule.id}\`)`))]
      : []),
    ...(projects.length > 0 ? [`## ${say`Projects that help`}`, list(projects)] : []),
    ...(practice.links.length > 0 ? [`## ${say`Read on`}`, list(practice.links.map(({ title, url }) => link(title, url)))] : []),
  ];
}

function sectionPage(section: Section): string[] {
  return [
    `# ${escapeMarkdown(section.name)}`,
    escapeMarkdown(translated(section.summary)),
    link(say`This section of the model`, section.link),
    ...section.cells.flatMap((cell) => [
      `## ${say`Level ${cell.level}: ${escapeMarkdown(levelInfo(cell.level).name)}`}`,
      escapeMarkdown(translated(cell.summary)),
      list(cell.practices.map(({ statement }) => escapeMarkdown(translated(statement)))),
    ]),
  ];
}

function codeBlock(text: string, language: string): string {
  // Longer than any fence within.
  const fence = '`'.repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length + 1)));
  return `${fence}${language}\n${text.trimEnd()}\n${fence}`;
}
