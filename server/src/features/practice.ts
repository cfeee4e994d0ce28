/** A practice with everything behind its status: where a number comes from. */
import { answerIdOf, answerValues } from '../answers/types.ts';
import type { Answer, Answers, AnswerValue } from '../answers/types.ts';
import { valueProblem } from '../answers/read.ts';
import { shareOf } from '../assessment/answers.ts';
import { isJudged } from '../assessment/levels.ts';
import { isEvidenceFor, showsAi } from '../assessment/practice.ts';
import { gains } from '../assessment/steps.ts';
import type { Assessment, PracticeAssessment, SectionAssessment } from '../assessment/types.ts';
import { levelInfo, model, projectById, sectionById } from '../model/model.ts';
import { allSignals, signalsOf } from '../model/signals.ts';
import type { Practice } from '../model/types.ts';
import type { Tallies } from '../rules/finding.ts';
import type { Rule } from '../rules/rule.ts';
import { plainCatalogue } from '../organisation/catalogue.ts';
import type { Catalogue } from '../organisation/catalogue.ts';
import type { Evidence } from '../signals/find.ts';
import { translated } from '../texts/texts.ts';
import { placesOf } from './evidence.ts';
import type { EvidencePlaces } from './evidence.ts';
import { placeOf } from './overview.ts';
import type { PracticeDetails, RuleEvidence, ShownAnswer, SignalEvidence, StatusReason } from './practice-types.ts';
import type { Survey } from './survey.ts';

/** What is known of one scope. */
export interface ScopeState {
  readonly scope: string;
  readonly survey: Survey;
  readonly tallies: Tallies;
  readonly evidence: Evidence;
  readonly answers: Answers;
  readonly assessment: Assessment;
}

/** More places than these are not listed. */
const mostPlaces = 10;

/** Undefined for an id that the model does not have. */
export async function practiceDetails(
  id: string,
  state: ScopeState,
  places: EvidencePlaces,
  catalogue: Catalogue = plainCatalogue,
): Promise<PracticeDetails | undefined> {
  const practice = catalogue.practice(id);
  const section = practice && sectionById(practice.section);
  const found = findAssessed(state.assessment, id);
  if (!section || !found) return undefined;
  const { assessed, within } = found;
  const { overall } = state.assessment;
  const levelGain = gains(state.assessment.sections, overall.level ?? 1)(assessed, within);
  return {
    model: { version: model.version, date: model.date },
    scope: state.scope,
    id,
    statement: translated(practice.statement),
    level: practice.level,
    levelName: levelInfo(practice.level).name,
    section: section.id,
    sectionName: section.name,
    link: section.link,
    kind: practice.kind,
    why: translated(practice.why),
    how: practice.how.map(translated),
    links: practice.links,
    projects: practice.projects.flatMap((one) => projectById(one) ?? []),
    status: assessed.status,
    reason: reasonOf(assessed),
    share: assessed.status === 'not-applicable' ? 0 : shareOf(assessed),
    gain: levelGain,
    blocker: assessed.blocker,
    rules: assessed.rules.flatMap((rule) => ruleEvidence(catalogue.rule(rule), state, places)),
    signals: await signalEvidence(practice, state, places),
    answer: shownAnswer(practice, state.answers, places),
    contradiction: contradictionOf(assessed),
    question: practice.question === undefined ? null : translated(practice.question),
    values: valuesOf(id),
  };
}

function findAssessed(
  { sections }: Assessment,
  id: string,
): { readonly assessed: PracticeAssessment; readonly within: SectionAssessment } | undefined {
  for (const within of sections)
    for (const { practices } of within.levels) {
      const assessed = practices.find((practice) => practice.id === id);
      if (assessed) return { assessed, within };
    }
  return undefined;
}

export function valuesOf(id: string): readonly AnswerValue[] {
  return answerValues.filter((value) => valueProblem(id, value) === undefined);
}

function reasonOf(assessed: PracticeAssessment): StatusReason {
  if (assessed.answer?.decides === true) return 'answer';
  if (assessed.met + assessed.unmet > 0) return 'rules';
  if (isJudged(assessed)) return 'signals';
  return assessed.status === 'not-applicable' ? 'nothing-to-judge' : 'nothing-known';
}

function contradictionOf({ contradiction, status, answer }: PracticeAssessment): PracticeDetails['contradiction'] {
  return contradiction && answer ? { files: status, answer: answer.answer } : null;
}

function ruleEvidence(rule: Rule | undefined, { survey, tallies }: ScopeState, places: EvidencePlaces): readonly RuleEvidence[] {
  if (!rule) return [];
  const { id } = rule;
  const { met, unmet, unknown, accepted } = tallies.get(id) ?? { met: 0, unmet: 0, unknown: 0, accepted: 0 };
  const open = survey.openOfRule(id);
  const first = open?.first.slice(0, mostPlaces) ?? [];
  return [
    {
      id,
      title: translated(rule.title),
      met,
      unmet,
      unknown,
      accepted,
      fix: rule.fixSafety,
      findings: open?.count ?? 0,
      places: first.flatMap((placed) => placeOf(placed, places)),
    },
  ];
}

async function signalEvidence(practice: Practice, { evidence }: ScopeState, places: EvidencePlaces): Promise<readonly SignalEvidence[]> {
  const ids = signalsOf(practice.id);
  const usesAi = showsAi(evidence);
  return Promise.all(
    allSignals()
      .filter(({ id }) => ids.includes(id))
      .map(async ({ id, detects }): Promise<SignalEvidence> => {
        const found = evidence.get(id);
        return {
          id,
          detects: translated(detects),
          count: found?.count ?? 0,
          places: await placesOf(found?.places.slice(0, mostPlaces) ?? [], places),
          counts: isEvidenceFor(practice, id, usesAi),
        };
      }),
  );
}

/** The answer that speaks of a practice, with its place. */
export function shownAnswer(
  practice: { readonly id: string; readonly section: string },
  answers: Answers,
  places: EvidencePlaces,
): ShownAnswer | null {
  const id = answerIdOf(answers, practice);
  const answer = id === undefined ? undefined : answers.get(id);
  return id === undefined || !answer ? null : shown(id, answer, places);
}

export function shown(id: string, { answer, note, by, date, stale, uri, span }: Answer, places: EvidencePlaces): ShownAnswer {
  const range = uri === undefined ? undefined : places.rangeIn(uri, span);
  return {
    answer,
    ...(note === undefined ? {} : { note }),
    ...(by === undefined ? {} : { by }),
    ...(date === undefined ? {} : { date }),
    stale,
    id,
    ...(uri !== undefined && range ? { place: { uri, path: places.pathOf(uri), range } } : {}),
  };
}
