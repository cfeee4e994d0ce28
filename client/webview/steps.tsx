/** What to do next, the most telling first. */
import type { JSX } from 'preact';
import type { Overview, OverviewStep, Place } from '../../server/src/features/overview-types.ts';
import { post } from './editor.ts';
import { Fold } from './fold.tsx';
import { StatusIcon } from './icons.tsx';
import { Path } from './path.tsx';
import { count, t } from './l10n.ts';
import { statusText } from './words.ts';

function PlaceButton({ place, id }: { readonly place: Place; readonly id: string }): JSX.Element {
  const { path, range, message, uri } = place;
  return (
    <button
      id={id}
      class="place"
      type="button"
      title={t('Go to {0}, line {1}', path, range.start.line + 1)}
      onClick={() => {
        post({ type: 'open', uri, range });
      }}
    >
      <span class="path">
        <Path path={path} />:{range.start.line + 1}
      </span>{' '}
      <span class="message">{message}</span>
    </button>
  );
}

function Places({ step, parent }: { readonly step: OverviewStep; readonly parent: string }): JSX.Element | null {
  const { places, unmet } = step;
  if (places.length === 0) return null;
  const more = unmet - places.length;
  return (
    <Fold id={`${parent}:places`} class="inner" openByDefault summary={count(unmet, '{0} place', '{0} places')}>
      <ul class="places">
        {places.map((place, index) => {
          const { line, character } = place.range.start;
          const key = `${place.uri}:${String(line)}:${String(character)}:${place.rule}`;
          return (
            <li key={key}>
              <PlaceButton place={place} id={`${parent}:places:${String(index)}`} />
            </li>
          );
        })}
        {more > 0 ? <li class="quiet more">{count(more, 'and {0} more', 'and {0} more')}</li> : null}
      </ul>
    </Fold>
  );
}

function How({ how, parent }: { readonly how: readonly string[]; readonly parent: string }): JSX.Element | null {
  if (how.length === 0) return null;
  return (
    <Fold id={`${parent}:how`} class="inner" summary={t('How to get there')}>
      <ol class="how">
        {how.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ol>
    </Fold>
  );
}

function StepSummary({ step }: { readonly step: OverviewStep }): JSX.Element {
  const { statement, level, sectionName, status, unmet, fixable } = step;
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
    </>
  );
}

function Step({ step, first }: { readonly step: OverviewStep; readonly first: boolean }): JSX.Element {
  const id = `step:${step.practice}`;
  return (
    <li>
      <Fold id={id} class="step" openByDefault={first} summary={<StepSummary step={step} />}>
        <p>{step.why}</p>
        <Places step={step} parent={id} />
        <How how={step.how} parent={id} />
        <p class="actions">
          <button
            id={`${id}:guidance`}
            class="link"
            type="button"
            onClick={() => {
              post({ type: 'guidance', id: step.practice });
            }}
          >
            {t('Show the guidance')}
          </button>{' '}
          <button
            id={`${id}:link`}
            class="link"
            type="button"
            onClick={() => {
              post({ type: 'openLink', url: step.link });
            }}
          >
            {t('Section in the model')}
          </button>
        </p>
      </Fold>
    </li>
  );
}

export function NextSteps({ overview: { steps } }: { readonly overview: Overview }): JSX.Element {
  if (steps.length === 0) return <p class="quiet padded">{t('The files here show nothing that is missing at this level.')}</p>;
  return (
    <ol class="steps">
      {steps.map((step, index) => (
        <Step key={step.practice} step={step} first={index === 0} />
      ))}
    </ol>
  );
}
