/** A practice or a section as Markdown, for those who answer. */
import { aiAnswerId } from '../../answers/types.ts';
import { practiceById, sectionById } from '../../model/model.ts';
import type { Practice, Section } from '../../model/types.ts';
import { say, translated } from '../../texts/texts.ts';
import { aiSummary } from '../concerns.ts';
import { levelText } from '../expectation.ts';
import { escapeMarkdown, link } from '../markdown.ts';

/** Undefined for an id that the model does not have. */
export function guidanceOf(id: string): string | undefined {
  if (id === aiAnswerId) return ['**AI**', aiSummary(), escapeMarkdown(say`It can only be not-applicable.`)].join('\n\n');
  const practice = practiceById(id);
  if (practice) return practiceGuidance(practice);
  const section = sectionById(id);
  return section && sectionGuidance(section);
}

function practiceGuidance({ statement, question, section, level, why, how }: Practice): string {
  const { name, link: url } = sectionById(section) ?? { name: section, link: undefined };
  return [
    `**${escapeMarkdown(translated(statement))}**`,
    `${levelText(level)} · ${link(name, url)}`,
    ...(question === undefined
      ? [escapeMarkdown(say`Files show this practice; it can only be answered with not-applicable.`)]
      : [escapeMarkdown(translated(question))]),
    // The model's own texts are Markdown.
    translated(why),
    how.map((step, index) => `${String(index + 1)}. ${translated(step)}`).join('\n'),
  ].join('\n\n');
}

function sectionGuidance({ name, summary, link: url }: Section): string {
  return [`**${link(name, url)}**`, translated(summary), escapeMarkdown(say`A section as a whole can only be not-applicable.`)].join(
    '\n\n',
  );
}
