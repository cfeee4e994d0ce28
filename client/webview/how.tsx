/** Why something matters and how to get there. */
import type { JSX } from 'preact';
import { Fold } from './fold.tsx';
import { t } from './l10n.ts';

export interface HowProps {
  readonly parent: string;
  readonly how: readonly string[];
  /** Left out where it stands elsewhere. */
  readonly why?: string;
}

export function How({ parent, how, why = '' }: HowProps): JSX.Element | null {
  if (how.length === 0 && why === '') return null;
  return (
    <Fold id={`${parent}:how`} class="inner" summary={why === '' ? t('How to get there') : t('Why, and how to get there')}>
      {why === '' ? null : <p class="why">{why}</p>}
      <ol class="how">
        {how.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ol>
    </Fold>
  );
}
