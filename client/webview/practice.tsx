/** A practice, opened in place: why, how, what its status rests on, and the answer to it. */
import type { JSX } from 'preact';
import { useContext, useRef } from 'preact/hooks';
import type { OverviewPractice } from '../../server/src/features/overview-types.ts';
import type { PracticeDetails } from '../../server/src/features/practice-types.ts';
import { AnswerForm } from './answer-form.tsx';
import { Link } from './button.tsx';
import { practiceAnswerable } from './choices.ts';
import { usePractice } from './data.ts';
import { Contradiction, Evidence } from './evidence.tsx';
import { Fold } from './fold.tsx';
import { How } from './how.tsx';
import { StatusIcon } from './icons.tsx';
import { t } from './l10n.ts';
import { UiContext, useOpen } from './ui.ts';
import { practiceCounts, statusText } from './words.ts';

interface PartProps {
  readonly details: PracticeDetails;
  readonly parent: string;
}

function Answering({ details, parent }: PartProps): JSX.Element | null {
  const { id, question, answer, values, statement, reason } = details;
  const [open, setOpen] = useOpen(`${parent}:answering`, false);
  const { state, change } = useContext(UiContext);
  const wasOpened = useRef(false);
  // Where files decide, an answer would change nothing.
  if (question === null || (answer === null && (reason === 'rules' || reason === 'signals'))) return null;
  const button = `${parent}:answering`;
  const close = (): void => {
    change({
      open: { ...state.open, [button]: false },
      drafts: Object.fromEntries(Object.entries(state.drafts).filter(([each]) => each !== id)),
    });
    document.getElementById(button)?.focus();
  };
  return (
    <>
      <p class="actions">
        <button
          id={button}
          class="button secondary"
          type="button"
          aria-expanded={open}
          onClick={() => {
            wasOpened.current = true;
            setOpen(!open);
          }}
        >
          {answer === null ? t('Answer') : t('Change the answer')}
        </button>
      </p>
      {open ? (
        <AnswerForm
          answerable={practiceAnswerable(id, question, answer, values)}
          parent={`${parent}:form`}
          takesFocus={wasOpened.current}
          onKept={close}
          buttons={
            <button id={`${parent}:cancel`} class="button secondary" type="button" onClick={close}>
              {t('Cancel')}
            </button>
          }
        >
          {question === statement ? null : <p class="quiet">{statement}</p>}
        </AnswerForm>
      ) : null}
    </>
  );
}

function ReadOn({ details: { projects, links, link, sectionName }, parent }: PartProps): JSX.Element {
  const addresses = [
    ...projects.map(({ name, homepage }) => [name, homepage, t('CNCF project')] as const),
    ...links.map(({ title, url }) => [title, url, ''] as const),
    [t('{0} in the model', sectionName), link, ''] as const,
  ];
  return (
    <Fold id={`${parent}:links`} class="inner" summary={projects.length > 0 ? t('Projects that help, and links') : t('Links')}>
      <ul class="links">
        {addresses.map(([name, url, note], index) => (
          <li key={`${name} ${url}`}>
            <Link id={`${parent}:links:${String(index)}`} message={{ type: 'openLink', url }}>
              {name}
            </Link>
            {note === '' ? null : <span class="quiet"> · {note}</span>}
          </li>
        ))}
      </ul>
    </Fold>
  );
}

export interface PracticeBodyProps {
  readonly id: string;
  readonly parent: string;
  /** What is known before the extension has told the rest, and what stands above already. */
  readonly step?: { readonly why: string; readonly how: readonly string[] };
  /** Below the reason why. */
  readonly children?: JSX.Element | null;
}

export function PracticeBody({ id, parent, step, children = null }: PracticeBodyProps): JSX.Element {
  const details = usePractice(id);
  const why = details?.why ?? step?.why ?? '';
  const answering = details ? <Answering details={details} parent={parent} /> : null;
  return (
    <div class="practice-body">
      {details ? <Contradiction details={details} /> : null}
      {why === '' ? null : <p>{why}</p>}
      {children}
      {!details ? null : step === undefined ? (
        <Evidence details={details} parent={`${parent}:evidence`} withPlaces />
      ) : (
        <Fold id={`${parent}:evidence`} class="inner" summary={t('What this rests on')}>
          <Evidence details={details} parent={`${parent}:evidence`} withPlaces={false} />
        </Fold>
      )}
      {step === undefined ? answering : null}
      <How parent={parent} how={details?.how ?? step?.how ?? []} />
      {details ? <ReadOn details={details} parent={parent} /> : null}
      {step === undefined ? null : answering}
      {details === undefined && step === undefined ? <p class="quiet">{t('One moment …')}</p> : null}
      <p class="actions">
        <Link id={`${parent}:guidance`} message={{ type: 'guidance', id }}>
          {t('Show the guidance')}
        </Link>
      </p>
    </div>
  );
}

function facts(practice: OverviewPractice): string {
  const counts = practiceCounts(practice);
  return [
    statusText(practice.status),
    ...(counts === '' ? [] : [counts]),
    ...(practice.by === 'answer' ? [t('by an answer')] : []),
    ...(practice.stale ? [t('answer too old')] : []),
    ...(practice.contradiction ? [t('files and the answer disagree')] : []),
  ].join(' · ');
}

/** A practice in a list: its status, and all the rest when it is opened. */
function PracticeFold({ practice, parent }: { readonly practice: OverviewPractice; readonly parent: string }): JSX.Element {
  const id = `${parent}:${practice.id}`;
  return (
    <Fold
      id={id}
      class="practice"
      summary={
        <>
          <StatusIcon status={practice.status} />
          <span class="statement">
            {practice.statement} <span class="quiet">{facts(practice)}</span>
          </span>
        </>
      }
    >
      <PracticeBody id={practice.id} parent={id} />
    </Fold>
  );
}

export function Practices({
  practices,
  parent,
}: {
  readonly practices: readonly OverviewPractice[];
  readonly parent: string;
}): JSX.Element {
  return (
    <ul class="practices">
      {practices.map((practice) => (
        <li key={practice.id}>
          <PracticeFold practice={practice} parent={parent} />
        </li>
      ))}
    </ul>
  );
}
