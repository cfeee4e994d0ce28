/** What the status of a practice rests on: rules, signals, an answer. */
import type { JSX } from 'preact';
import type { PracticeDetails, RuleEvidence, ShownAnswer, SignalEvidence } from '../../server/src/features/practice-types.ts';
import { Link } from './button.tsx';
import { Fold } from './fold.tsx';
import { StatusIcon } from './icons.tsx';
import { count, t } from './l10n.ts';
import { Places } from './places.tsx';
import { answerSource, answerText, statusText } from './words.ts';

/** Says plainly that files and an answer disagree. */
export function Contradiction({ details: { contradiction, answer } }: { readonly details: PracticeDetails }): JSX.Element | null {
  if (contradiction === null) return null;
  const source = answer === null ? '' : answerSource(answer);
  const said = answerText(contradiction.answer);
  return (
    <p class="contradiction">
      {t('Files show: {0}. The answer says: {1}.', statusText(contradiction.files), source === '' ? said : `${said} (${source})`)}{' '}
      {t('What files show counts.')}
    </p>
  );
}

function reasonText({ reason, status }: PracticeDetails): string {
  switch (reason) {
    case 'rules':
      return t('What rules found in files decides.');
    case 'signals':
      return t('It is met because files show it.');
    case 'answer':
      return t('The answer decides.');
    case 'nothing-to-judge':
      return t('Only files can show it, and none here could.');
    case 'nothing-known':
      return status === 'not-applicable' ? t('It does not apply here.') : t('Files do not show it, and there is no answer that counts.');
  }
}

function ruleCounts({ met, unmet, unknown, accepted }: RuleEvidence): string {
  const counts = [
    t('{0} met', met),
    t('{0} missed', unmet),
    ...(unknown > 0 ? [t('{0} cannot be told', unknown)] : []),
    ...(accepted > 0 ? [t('{0} accepted', accepted)] : []),
  ];
  return met + unmet + unknown + accepted === 0 ? t('nothing here to judge') : counts.join(' · ');
}

interface RuleProps {
  readonly rule: RuleEvidence;
  readonly parent: string;
  readonly withPlaces: boolean;
}

function Rule({ rule, parent, withPlaces }: RuleProps): JSX.Element {
  const id = `${parent}:${rule.id}`;
  return (
    <li>
      <Link id={id} message={{ type: 'guidance', id: rule.id }}>
        {rule.title}
      </Link>{' '}
      <span class="quiet">{ruleCounts(rule)}</span>
      {withPlaces ? <Places places={rule.places} total={rule.findings} parent={id} /> : null}
    </li>
  );
}

function Found({ signal, parent }: { readonly signal: SignalEvidence; readonly parent: string }): JSX.Element {
  const id = `${parent}:${signal.id}`;
  return (
    <li>
      {signal.detects} <span class="quiet">{signal.counts ? '' : t('(does not count: nothing else here shows AI)')}</span>
      <Places places={signal.places} total={signal.count} parent={id} />
    </li>
  );
}

function Signals({ signals, parent }: { readonly signals: readonly SignalEvidence[]; readonly parent: string }): JSX.Element {
  const found = signals.filter((signal) => signal.count > 0);
  const sought = signals.filter((signal) => signal.count === 0);
  return (
    <>
      {found.length === 0 ? null : (
        <>
          <p class="subhead">{t('Found in files')}</p>
          <ul class="evidence">
            {found.map((signal) => (
              <Found key={signal.id} signal={signal} parent={parent} />
            ))}
          </ul>
        </>
      )}
      {sought.length === 0 ? null : (
        <Fold
          id={`${parent}:sought`}
          class="inner"
          summary={count(sought.length, '{0} sign looked for and not found', '{0} signs looked for and not found')}
        >
          <ul class="sought">
            {sought.map(({ id, detects }) => (
              <li key={id}>{detects}</li>
            ))}
          </ul>
        </Fold>
      )}
    </>
  );
}

function Answer({ answer, parent }: { readonly answer: ShownAnswer; readonly parent: string }): JSX.Element {
  const source = answerSource(answer);
  const { place } = answer;
  return (
    <>
      <p class="subhead">{t('Answer')}</p>
      <p>
        <strong>{answerText(answer.answer)}</strong>
        {source === '' ? null : <span class="quiet"> · {source}</span>}
        {answer.stale ? <span class="stale"> · {t('too old to count')}</span> : null}
      </p>
      {answer.note === undefined ? null : <p class="said">{answer.note}</p>}
      {place === undefined ? null : <Places places={[place]} total={1} parent={`${parent}:answer`} />}
    </>
  );
}

export interface EvidenceProps {
  readonly details: PracticeDetails;
  readonly parent: string;
  /** The places of rules stand elsewhere already. */
  readonly withPlaces: boolean;
}

export function Evidence({ details, parent, withPlaces }: EvidenceProps): JSX.Element {
  const { rules, signals, answer, status } = details;
  return (
    <div class="rests">
      <p>
        <StatusIcon status={status} /> {reasonText(details)}
      </p>
      {rules.length === 0 ? null : (
        <>
          <p class="subhead">{t('Rules')}</p>
          <ul class="evidence">
            {rules.map((rule) => (
              <Rule key={rule.id} rule={rule} parent={`${parent}:rule`} withPlaces={withPlaces} />
            ))}
          </ul>
        </>
      )}
      <Signals signals={signals} parent={`${parent}:signal`} />
      {answer === null ? null : <Answer answer={answer} parent={parent} />}
    </div>
  );
}
