/** The questions of one interview. */
import { aiAnswerId, isAiSection } from '../../answers/types.ts';
import type { Answers } from '../../answers/types.ts';
import type { Assessment } from '../../assessment/types.ts';
import { askedConcern, askedPractice, questionsOf } from '../../features/questions.ts';
import type { Asked } from '../../features/questions.ts';
import { model, sectionById } from '../../model/model.ts';
import type { Level, Practice } from '../../model/types.ts';
import { UsageError } from '../exit-code.ts';
import { findTopic } from '../topics.ts';

/** What is asked: what is open, of all or of a part; or one thing, whatever was answered before. */
export type Choice =
  | { readonly kind: 'open'; readonly section: string | undefined; readonly level: Level | undefined; readonly stale: boolean }
  | { readonly kind: 'practice'; readonly practice: Practice }
  | { readonly kind: 'ai' };

export function chosenQuestions(choice: Choice, assessment: Assessment, answers: Answers): readonly Asked[] {
  switch (choice.kind) {
    case 'open': {
      const { section, level, stale } = choice;
      return questionsOf(model, assessment, answers, { section, level, states: stale ? ['stale'] : ['open', 'stale'] });
    }
    case 'practice': {
      const section = sectionById(choice.practice.section);
      return section ? [askedPractice(choice.practice, section, answers)] : [];
    }
    case 'ai':
      return model.dimensions
        .flatMap(({ sections }) => sections)
        .filter(({ id }) => isAiSection(id))
        .slice(0, 1)
        .map((section) => askedConcern(aiAnswerId, 1, section, answers));
  }
}

/** What a person names to answer it again; undefined for what is nothing in the model. */
export function choiceCalled(name: string): Choice | undefined {
  if (name === aiAnswerId) return { kind: 'ai' };
  const found = findTopic(name);
  if (!('topic' in found) || found.topic.kind !== 'practice') return undefined;
  const { practice } = found.topic;
  if (practice.kind === 'observed')
    throw new UsageError(
      `Files show "${practice.id}", so it is not asked. Where it does not concern you, write \`answer: not-applicable\` by hand.`,
    );
  return { kind: 'practice', practice };
}

/** The id of a section that a person names. */
export function sectionCalled(name: string): string {
  if (sectionById(name)) return name;
  const found = findTopic(name);
  if ('topic' in found && found.topic.kind === 'section') return found.topic.id;
  const sections = 'similar' in found ? found.similar.filter((id) => sectionById(id)) : [];
  throw new UsageError(
    `The model has no section "${name}".${sections.length === 0 ? '' : ` Did you mean one of these?\n  ${sections.join('\n  ')}`}`,
  );
}
