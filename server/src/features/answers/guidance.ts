/** A practice or a section as Markdown, for those who answer. */
import { aiAnswerId } from '../../answers/types.ts';
import { levelInfo, practiceById, sectionById } from '../../model/model.ts';
import type { Practice, Section } from '../../model/types.ts';
import { aiSummary } from '../concerns.ts';
import { escapeMarkdown, link } from '../markdown.ts';

/** Undefined for an id that the model does not have. */
export function guidanceOf(id: string): string | undefined {
  if (id === aiAnswerId) return ['**AI**', aiSummary(), 'It can only be not\\-applicable\\.'].join('\n\n');
  const practice = practiceById(id);
  if (practice) return practiceGuidance(practice);
  const section = sectionById(id);
  return section && sectionGuidance(section);
}

function practiceGuidance({ statement, question, section, level, why, how }: Practice): string {
  const { name, link: url } = sectionById(section) ?? { name: section, link: undefined };
  return [
    `**${escapeMarkdown(statement)}**`,
    `Level ${String(level)} (${escapeMarkdown(levelInfo(level).name)}) · ${link(name, url)}`,
    ...(question === undefined
      ? ['Files show this practice; it can only be answered with not\\-applicable\\.']
      : [escapeMarkdown(question)]),
    // The model's own texts are Markdown.
    why,
    how.map((step, index) => `${String(index + 1)}. ${step}`).join('\n'),
  ].join('\n\n');
}

function sectionGuidance({ name, summary, link: url }: Section): string {
  return [`**${link(name, url)}**`, summary, 'A section as a whole can only be not\\-applicable\\.'].join('\n\n');
}
