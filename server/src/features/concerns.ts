/** What is asked of a section as a whole, or of AI in all its sections. */
import { isAiSection } from '../answers/types.ts';
import { model } from '../model/model.ts';
import { say, translated } from '../texts/texts.ts';
import type { AskedConcern } from './questions.ts';

export function concernText({ kind, section }: Pick<AskedConcern, 'kind' | 'section'>): string {
  return kind === 'ai' ? say`Do you use AI, or build or run anything with it?` : say`Does "${section.name}" concern you?`;
}

export function summaryOf({ kind, section }: Pick<AskedConcern, 'kind' | 'section'>): string {
  return kind === 'ai' ? aiSummary() : translated(section.summary);
}

/** What the one answer on AI stands for. */
export function aiSummary(): string {
  const dimensions = model.dimensions.filter(({ sections }) => sections.some(({ id }) => isAiSection(id))).map(({ name }) => name);
  return say`The model has a section on AI in ${dimensions.slice(0, -1).join(', ')} and ${dimensions.at(-1) ?? ''}. One answer stands for all of them.`;
}
