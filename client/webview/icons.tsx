/** Drawings. All are decoration: the words stand beside them or in a label. */
import type { JSX } from 'preact';
import type { Level } from '../../server/src/model/types.ts';
import { levels } from '../../server/src/model/types.ts';
import type { AnyStatus } from './words.ts';

const shapes: Readonly<Record<AnyStatus, JSX.Element>> = {
  met: (
    <>
      <circle cx="8" cy="8" r="6.5" fill="currentColor" />
      <path class="cutout" d="m5 8.2 2.1 2.1L11 6.2" />
    </>
  ),
  'partly-met': (
    <>
      <circle class="line" cx="8" cy="8" r="5.9" />
      <path d="M8 3.9a4.1 4.1 0 0 1 0 8.2z" fill="currentColor" />
    </>
  ),
  unmet: (
    <>
      <circle class="line" cx="8" cy="8" r="5.9" />
      <path class="line" d="m5.8 5.8 4.4 4.4m0-4.4-4.4 4.4" />
    </>
  ),
  unconfirmed: <circle class="line dashed" cx="8" cy="8" r="5.9" />,
  'not-applicable': <path class="line" d="m4.5 11.5 7-7" />,
  'not-assessed': <path class="line" d="M5 8h6" />,
};

export function StatusIcon({ status }: { readonly status: AnyStatus }): JSX.Element {
  return (
    <svg class={`icon status ${status}`} width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
      {shapes[status]}
    </svg>
  );
}

export function Chevron(): JSX.Element {
  return (
    <svg class="icon chevron" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
      <path class="line" d="m6 3.5 4.5 4.5L6 12.5" />
    </svg>
  );
}

/** The bar under the level that a section is working on. */
export function CurrentSign(): JSX.Element {
  return (
    <svg class="icon current-sign" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
      <rect x="1" y="11" width="14" height="2" rx="1" fill="currentColor" />
    </svg>
  );
}

function place(level: Level, current: Level | null): string {
  if (current === null || level > current) return 'ahead';
  return level === current ? 'current' : 'reached';
}

/** Five ascending steps, up to the one being worked on. */
export function Steps({ current }: { readonly current: Level | null }): JSX.Element {
  return (
    <svg class="stairs" width="66" height="42" viewBox="0 0 66 42" aria-hidden="true">
      {levels.map((level) => (
        <rect
          key={level}
          class={place(level, current)}
          x={(level - 1) * 13 + 1}
          y={41 - level * 8}
          width="11"
          height={level * 8}
          rx="1.5"
        />
      ))}
    </svg>
  );
}
