/** Narrows the next steps: by words, by dimension, by level, and by the part of the workspace. */
import type { JSX } from 'preact';
import { useContext } from 'preact/hooks';
import type { Overview, OverviewStep } from '../../server/src/features/overview-types.ts';
import { levels } from '../../server/src/model/types.ts';
import { post } from './editor.ts';
import { t } from './l10n.ts';
import { noFilter, type StepFilter, UiContext } from './ui.ts';
import { levelTitle } from './words.ts';

/** With fewer steps there is nothing to look for. */
const fewSteps = 6;

export function isNarrowed({ text, dimension, level }: StepFilter): boolean {
  return text.trim() !== '' || dimension !== null || level !== null;
}

function dimensionOf({ section }: OverviewStep): string {
  return section.split('/', 1)[0] ?? '';
}

/** Every word must be somewhere: in what is to be done, in its section, in a file. */
function holds(step: OverviewStep, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const places = step.places.map(({ path, message, rule }) => `${path} ${message} ${rule}`);
  const text = [step.statement, step.sectionName, ...places].join('\n').toLocaleLowerCase();
  return words.every((word) => text.includes(word));
}

export function filtered(steps: readonly OverviewStep[], filter: StepFilter): readonly OverviewStep[] {
  if (!isNarrowed(filter)) return steps;
  const words = filter.text.toLocaleLowerCase().split(/\s+/u).filter(Boolean);
  return steps.filter(
    (step) =>
      (filter.dimension === null || dimensionOf(step) === filter.dimension) &&
      (filter.level === null || step.level === filter.level) &&
      holds(step, words),
  );
}

interface SelectProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, text: string])[];
  readonly choose: (value: string) => void;
}

function Select({ id, label, value, options, choose }: SelectProps): JSX.Element {
  return (
    <select
      id={id}
      aria-label={label}
      title={label}
      value={value}
      onChange={({ currentTarget }) => {
        choose(currentTarget.value);
      }}
    >
      {options.map(([each, text]) => (
        <option key={each} value={each}>
          {text}
        </option>
      ))}
    </select>
  );
}

export function useFilter(): readonly [StepFilter, (part: Partial<StepFilter>) => void] {
  const { state, change } = useContext(UiContext);
  return [
    state.filter,
    (part) => {
      change({ filter: { ...state.filter, ...part } });
    },
  ];
}

/** Gives the filter up, and the keyboard back to where it is written. */
export function ClearFilter({ id }: { readonly id: string }): JSX.Element {
  const [, change] = useFilter();
  return (
    <button
      id={id}
      class="link"
      type="button"
      onClick={() => {
        change(noFilter);
        document.getElementById('filter:text')?.focus();
      }}
    >
      {t('Clear the filter')}
    </button>
  );
}

export function Filter({ overview, shown }: { readonly overview: Overview; readonly shown: number }): JSX.Element | null {
  const { steps, dimensions, scopes, scope } = overview;
  const [filter, change] = useFilter();
  const narrowed = isNarrowed(filter);
  if (steps.length < fewSteps && !narrowed) return null;
  const all = ['', t('All levels')] as const;
  return (
    <div class="filter" role="search" aria-label={t('Filter the next steps')}>
      <input
        id="filter:text"
        type="search"
        aria-label={t('Words in a step, a section or a file')}
        placeholder={t('Filter')}
        maxLength={200}
        value={filter.text}
        onInput={({ currentTarget }) => {
          change({ text: currentTarget.value });
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || filter.text === '') return;
          event.preventDefault();
          change({ text: '' });
        }}
      />
      <div class="selects">
        <Select
          id="filter:dimension"
          label={t('Dimension')}
          value={filter.dimension ?? ''}
          options={[['', t('All dimensions')], ...dimensions.map(({ id, name }) => [id, name] as const)]}
          choose={(value) => {
            change({ dimension: value === '' ? null : value });
          }}
        />
        <Select
          id="filter:level"
          label={t('Level')}
          value={filter.level === null ? '' : String(filter.level)}
          options={[all, ...levels.map((level) => [String(level), levelTitle(level)] as const)]}
          choose={(value) => {
            change({ level: levels.find((level) => String(level) === value) ?? null });
          }}
        />
        {scopes.length < 2 ? null : (
          <Select
            id="filter:scope"
            label={t('Application')}
            value={scope}
            options={scopes.map(({ id, name }) => [id, name] as const)}
            choose={(value) => {
              post({ type: 'selectScope', scope: value });
            }}
          />
        )}
      </div>
      <p class="quiet small" role="status">
        {narrowed ? t('{0} of {1} steps', shown, steps.length) : ''}
      </p>
    </div>
  );
}
