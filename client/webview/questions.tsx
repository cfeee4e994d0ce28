/** What files cannot show, asked one question at a time. */
import type { JSX } from 'preact';
import { useContext, useRef } from 'preact/hooks';
import type { Overview } from '../../server/src/features/overview-types.ts';
import type { Question, Questions } from '../../server/src/features/practice-types.ts';
import type { Level } from '../../server/src/model/types.ts';
import { levels } from '../../server/src/model/types.ts';
import { AnswerForm } from './answer-form.tsx';
import { answerableOf } from './choices.ts';
import { useQuestions } from './data.ts';
import { Fold } from './fold.tsx';
import { StatusIcon } from './icons.tsx';
import { count, t } from './l10n.ts';
import { How } from './how.tsx';
import { atEnd, currentQuestion, nextOpen, openCount } from './questioning.ts';
import { UiContext } from './ui.ts';

/** Also the beginning of the ids of all that is in it. */
const questionsId = 'questions';

interface OneProps {
  readonly questions: Questions;
  readonly index: number;
  readonly question: Question;
  readonly takesFocus: boolean;
  readonly goTo: (id: string) => void;
}

function OneQuestion({ questions: { questions, file }, index, question, takesFocus, goTo }: OneProps): JSX.Element {
  const { state, change } = useContext(UiContext);
  const total = questions.length;
  const before = questions[index - 1];
  const skip = (): void => {
    goTo(nextOpen(questions, index + 1)?.id ?? atEnd);
  };
  const back = (): void => {
    if (before !== undefined) goTo(before.id);
  };
  return (
    <>
      <p class="position">
        {t('Question {0} of {1}', index + 1, total)}{' '}
        <span class="quiet">
          {t('Level {0}', question.level)} · {question.sectionName}
        </span>
      </p>
      <progress
        value={total - openCount(questions)}
        max={total}
        aria-label={t('{0} of {1} answered', total - openCount(questions), total)}
      />
      <AnswerForm
        answerable={answerableOf(question)}
        parent={`${questionsId}:${question.id.replaceAll(':', '_')}`}
        takesFocus={takesFocus}
        keys={{ S: skip, B: back }}
        onKept={(answer) => {
          const passed = question.kind !== 'practice' && answer === 'no' ? question.covers : [];
          goTo(nextOpen(questions, index + 1, passed)?.id ?? atEnd);
        }}
        buttons={
          <>
            <button id={`${questionsId}:skip`} class="button secondary" type="button" aria-keyshortcuts="S" onClick={skip}>
              {t('Skip')}
            </button>{' '}
            <button
              id={`${questionsId}:back`}
              class="button secondary"
              type="button"
              aria-keyshortcuts="B"
              aria-disabled={before === undefined}
              onClick={back}
            >
              {t('Back')}
            </button>{' '}
            <button
              id={`${questionsId}:later`}
              class="link"
              type="button"
              onClick={() => {
                change({ open: { ...state.open, [questionsId]: false } });
                document.getElementById(questionsId)?.focus();
              }}
            >
              {t('Later')}
            </button>
          </>
        }
      >
        <p class="quiet">{question.kind === 'practice' ? question.statement : question.summary}</p>
      </AnswerForm>
      {question.kind === 'practice' ? <How parent={`${questionsId}:why`} why={question.why} how={question.how} /> : null}
      <p class="quiet small">{t('Y, P, N and A answer at once; S skips, B goes back. Answers are kept in {0}.', file)}</p>
    </>
  );
}

interface EndProps {
  readonly questions: Questions;
  readonly goTo: (id: string) => void;
  readonly goOn: (level: Level) => void;
}

function End({ questions: { questions, upTo }, goTo, goOn }: EndProps): JSX.Element {
  const left = openCount(questions);
  const first = nextOpen(questions, 0);
  const next = levels.find((level) => level > upTo);
  return (
    <div class="end">
      <p role="status">
        {left === 0
          ? t('All questions up to Level {0} are answered.', upTo)
          : count(left, 'That was the last one. {0} question is still open.', 'That was the last one. {0} questions are still open.')}
      </p>
      <p class="buttons">
        {first === undefined ? null : (
          <button
            id={`${questionsId}:again`}
            class="button"
            type="button"
            onClick={() => {
              goTo(first.id);
            }}
          >
            {t('Ask Again')}
          </button>
        )}{' '}
        {next === undefined ? null : (
          <button
            id={`${questionsId}:on`}
            class={first === undefined ? 'button' : 'button secondary'}
            type="button"
            onClick={() => {
              goOn(next);
            }}
          >
            {t('Go On to Level {0}', next)}
          </button>
        )}{' '}
        {questions[0] === undefined ? null : (
          <button
            id={`${questionsId}:review`}
            class="link"
            type="button"
            onClick={() => {
              goTo(questions[0]?.id ?? atEnd);
            }}
          >
            {t('Go Through All')}
          </button>
        )}
      </p>
    </div>
  );
}

function Interview({ level }: { readonly level: Level }): JSX.Element {
  const { state, change } = useContext(UiContext);
  const wanted = state.upTo !== null && state.upTo > level ? state.upTo : null;
  const questions = useQuestions(wanted);
  const hasMoved = useRef(false);
  const goTo = (id: string): void => {
    hasMoved.current = true;
    change({ question: id });
  };
  if (questions === undefined || (wanted !== null && questions.upTo !== wanted)) return <p class="quiet">{t('One moment …')}</p>;
  const current = currentQuestion(questions.questions, state.question);
  if (current === undefined) {
    return (
      <End
        questions={questions}
        goTo={goTo}
        goOn={(next) => {
          hasMoved.current = true;
          change({ upTo: next, question: null });
        }}
      />
    );
  }
  const [index, question] = current;
  return (
    <OneQuestion key={question.id} questions={questions} index={index} question={question} takesFocus={hasMoved.current} goTo={goTo} />
  );
}

function openText({ questions: { level, levels: each } }: Overview): string {
  const counted = each.filter((one) => one.level <= level);
  const open = counted.reduce((sum, one) => sum + one.open, 0);
  if (open === 0) return t('All questions up to Level {0} are answered', level);
  return counted.every((one) => one.level === level || one.open === 0)
    ? count(open, '{0} question is open at Level {1}', '{0} questions are open at Level {1}', level)
    : count(open, '{0} question is open up to Level {1}', '{0} questions are open up to Level {1}', level);
}

/** One line for all questions, which opens them. */
export function QuestionsFold({ overview }: { readonly overview: Overview }): JSX.Element | null {
  const { level, levels: each } = overview.questions;
  const counted = each.filter((one) => one.level <= level);
  const stale = counted.reduce((sum, one) => sum + one.stale, 0);
  if (counted.every(({ total }) => total === 0)) return null;
  const isDone = counted.every(({ open }) => open === 0);
  return (
    <Fold
      id={questionsId}
      class="step questions"
      summary={
        <>
          <h3>{openText(overview)}</h3>
          <span class="facts">
            <StatusIcon status={isDone ? 'met' : 'unconfirmed'} />{' '}
            {stale === 0 ? t('what files cannot show, people can say') : count(stale, '{0} answer is too old', '{0} answers are too old')}
          </span>
        </>
      }
    >
      <Interview level={level} />
    </Fold>
  );
}
