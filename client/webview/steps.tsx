/** What to do next, the most telling first; last, in one line, what people are asked. */
import type { JSX } from 'preact';
import { useContext, useState } from 'preact/hooks';
import type { Overview, OverviewStep } from '../../server/src/features/overview-types.ts';
import type { FixResult } from '../../server/src/lsp/protocol.ts';
import { DataContext } from './data.ts';
import { ClearFilter, Filter, filtered, isNarrowed, useFilter } from './filter.tsx';
import { post } from './editor.ts';
import { Fold } from './fold.tsx';
import { StatusIcon } from './icons.tsx';
import { count, t } from './l10n.ts';
import { Places } from './places.tsx';
import { PracticeBody } from './practice.tsx';
import { QuestionsFold } from './questions.tsx';
import { useOpen } from './ui.ts';
import { statusText } from './words.ts';

/** More than these are shown when asked for. */
const mostSteps = 8;

/** What a step is worth: "+3 % of Level 2", "completes its section at Level 1". */
export function gainText({ gain, level, completesSection, blocker }: OverviewStep): string {
  const share = (gain * 100).toLocaleString(document.documentElement.lang, { maximumFractionDigits: gain < 0.01 ? 1 : 0 });
  const parts = [
    ...(gain > 0 ? [t('+{0} % of Level {1}', share, level)] : []),
    ...(completesSection ? [t('completes its section at Level {0}', level)] : []),
    ...(blocker && !completesSection ? [t('holds its section back')] : []),
  ];
  return parts.join(' · ');
}

function StepSummary({ step }: { readonly step: OverviewStep }): JSX.Element {
  const { statement, level, sectionName, status, unmet, fixable } = step;
  const gain = gainText(step);
  const facts = [
    statusText(status),
    ...(unmet > 0 ? [count(unmet, '{0} place', '{0} places')] : []),
    ...(fixable > 0 ? [count(fixable, '{0} with a quick fix', '{0} with a quick fix')] : []),
  ];
  return (
    <>
      <h3>{statement}</h3>
      <span class="facts">
        <StatusIcon status={status} /> {facts.join(' · ')}
      </span>
      <span class="quiet">
        {t('Level {0}', level)} · {sectionName}
      </span>
      {gain === '' ? null : <span class="gain">{gain}</span>}
    </>
  );
}

function outcomeText(outcome: FixResult): string {
  if (!outcome.done) return outcome.discarded === true ? t('Nothing was changed.') : outcome.message;
  if (outcome.previewed === true) return t('Applied. Look at the changes and save them.');
  return t('Fixed: {0}, in {1}. Look at the changes and save them.', outcome.fixed, count(outcome.files, '{0} file', '{0} files'));
}

function Fix({ step: { practice, unmet, fixable }, parent }: { readonly step: OverviewStep; readonly parent: string }): JSX.Element {
  const { fixed } = useContext(DataContext);
  // Until something becomes of it, the preview is open.
  const [asked, setAsked] = useState<{ readonly before: typeof fixed } | null>(null);
  const isOpen = asked !== null && asked.before === fixed;
  const outcome = !isOpen && fixed?.practice === practice ? fixed.outcome : undefined;
  const isFailure = outcome?.done === false && outcome.discarded !== true;
  return (
    <>
      {fixable === 0 ? null : (
        <p class="buttons">
          <button
            id={`${parent}:fix`}
            class="button"
            type="button"
            title={t('Shows all changes before any is made')}
            onClick={() => {
              setAsked({ before: fixed });
              post({ type: 'fix', practice, preview: true });
            }}
          >
            {fixable === unmet ? count(fixable, 'Fix it …', 'Fix all {0} …') : t('Fix {0} of {1} …', fixable, unmet)}
          </button>
          <button
            id={`${parent}:fix-now`}
            class="button secondary"
            type="button"
            title={t('The changed files stay open and are not saved')}
            onClick={() => {
              setAsked(null);
              post({ type: 'fix', practice, preview: false });
            }}
          >
            {t('Without Preview')}
          </button>
        </p>
      )}
      <p class={isFailure ? 'outcome failure' : 'outcome quiet'} role="status">
        {isOpen ? t('Tick the changes that you want in the preview, then apply them.') : ''}
        {outcome === undefined ? '' : outcomeText(outcome)}
      </p>
    </>
  );
}

function Step({ step, first }: { readonly step: OverviewStep; readonly first: boolean }): JSX.Element {
  const id = `step:${step.practice}`;
  return (
    <li>
      <Fold id={id} class="step" openByDefault={first} summary={<StepSummary step={step} />}>
        <PracticeBody id={step.practice} parent={id} step={step}>
          <>
            <Places places={step.places} total={step.unmet} parent={`${id}:places`} />
            <Fix step={step} parent={id} />
          </>
        </PracticeBody>
      </Fold>
    </li>
  );
}

function More({ hidden }: { readonly hidden: number }): JSX.Element {
  const [, setOpen] = useOpen('steps:all', false);
  return (
    <li class="more-steps">
      <button
        id="steps:all"
        class="link"
        type="button"
        onClick={({ currentTarget }) => {
          const list = currentTarget.closest('.steps');
          setOpen(true);
          // What comes next is where the button was.
          setTimeout(() => {
            list?.querySelectorAll<HTMLElement>('.step > summary').item(mostSteps).focus();
          });
        }}
      >
        {count(hidden, 'Show {0} more step', 'Show {0} more steps')}
      </button>
    </li>
  );
}

export function NextSteps({ overview }: { readonly overview: Overview }): JSX.Element {
  const [filter] = useFilter();
  const [all] = useOpen('steps:all', false);
  const steps = filtered(overview.steps, filter);
  const shown = all ? steps : steps.slice(0, mostSteps);
  return (
    <>
      <Filter overview={overview} shown={steps.length} />
      {overview.steps.length === 0 ? <p class="quiet padded">{t('The files here show nothing that is missing at this level.')}</p> : null}
      {overview.steps.length > 0 && steps.length === 0 ? (
        <div class="padded empty">
          <p class="quiet">{t('No step fits this filter.')}</p>
          <ClearFilter id="filter:clear" />
        </div>
      ) : null}
      <ol class="steps">
        {shown.map((step, index) => (
          <Step key={step.practice} step={step} first={index === 0 && !isNarrowed(filter)} />
        ))}
        {shown.length < steps.length ? <More hidden={steps.length - shown.length} /> : null}
      </ol>
      <QuestionsFold overview={overview} />
    </>
  );
}
