/** The questions as clients show them. */
import { model } from '../model/model.ts';
import type { Level } from '../model/types.ts';
import { translated } from '../texts/texts.ts';
import { concernText, summaryOf } from './concerns.ts';
import type { EvidencePlaces } from './evidence.ts';
import { shown, shownAnswer } from './practice.ts';
import type { ScopeState } from './practice.ts';
import type { ConcernQuestion, PracticeQuestion, Question, Questions } from './practice-types.ts';
import { isCoveredBy, questionsOf } from './questions.ts';
import type { Asked, AskedConcern, AskedPractice } from './questions.ts';

/** Up to the level that the scope works on, unless another one is given. `file` is where answers go. */
export function questionsFor(state: ScopeState, file: string, places: EvidencePlaces, upTo?: Level): Questions {
  const limit = upTo ?? state.assessment.overall.level ?? 1;
  const asked = questionsOf(model, state.assessment, state.answers, { upTo: limit, states: ['open', 'stale', 'answered'] });
  const practices = asked.filter((one) => one.kind === 'practice');
  return { scope: state.scope, upTo: limit, questions: asked.map((one) => questionOf(one, practices, state, places)), file };
}

function questionOf(asked: Asked, practices: readonly AskedPractice[], state: ScopeState, places: EvidencePlaces): Question {
  return asked.kind === 'practice' ? practiceQuestion(asked, state, places) : concernQuestion(asked, practices, places);
}

function practiceQuestion(
  { id, level, section, practice, state }: AskedPractice,
  of: ScopeState,
  places: EvidencePlaces,
): PracticeQuestion {
  const { statement, question, why, how } = practice;
  const answer = shownAnswer(practice, of.answers, places);
  return {
    kind: 'practice',
    id,
    level,
    section: section.id,
    sectionName: section.name,
    question: translated(question ?? statement),
    statement: translated(statement),
    why: translated(why),
    how: how.map(translated),
    answer,
    state,
  };
}

function concernQuestion(asked: AskedConcern, practices: readonly AskedPractice[], places: EvidencePlaces): ConcernQuestion {
  const { kind, id, level, section, earlier, state } = asked;
  return {
    kind,
    id,
    level,
    section: section.id,
    sectionName: section.name,
    question: concernText(asked),
    summary: summaryOf(asked),
    covers: practices.filter((practice) => isCoveredBy(asked, practice)).map((practice) => practice.id),
    answer: earlier ? shown(id, earlier, places) : null,
    state,
  };
}
