/** Which part of the workspace is looked at, and how each of them stands. */
import type { JSX } from 'preact';
import type { Overview, OverviewScope } from '../../server/src/features/overview-types.ts';
import { post } from './editor.ts';
import { Fold } from './fold.tsx';
import { count, t } from './l10n.ts';
import { Path } from './path.tsx';
import { percent } from './words.ts';

function standing({ level, progress }: OverviewScope): string {
  return level === null ? t('not assessed') : t('Level {0} · {1} %', level, percent(progress));
}

function isWeaker(one: OverviewScope, other: OverviewScope): boolean {
  if (one.level === null || other.level === null) return other.level === null && one.level !== null;
  return one.level === other.level ? one.progress < other.progress : one.level < other.level;
}

/** The part that stands lowest: of the applications, else of the folders. Undefined where none stands lower than another. */
function weakestOf(scopes: readonly OverviewScope[]): OverviewScope | undefined {
  const applications = scopes.filter(({ kind }) => kind === 'application');
  const parts = applications.length > 0 ? applications : scopes.filter(({ kind }) => kind === 'folder');
  const [first, ...others] = parts.filter(({ level }) => level !== null);
  if (first === undefined || others.length === 0) return undefined;
  return others.reduce((weakest, scope) => (isWeaker(scope, weakest) ? scope : weakest), first);
}

interface RowProps {
  readonly scope: OverviewScope;
  readonly isShown: boolean;
  readonly isWeakest: boolean;
}

function Row({ scope, isShown, isWeakest }: RowProps): JSX.Element {
  const { id, name, path, level, progress, files } = scope;
  return (
    <label class={`scope ${scope.kind}`}>
      <input
        id={`scopes:${id.replaceAll(':', '_')}`}
        class="unseen"
        type="radio"
        name="scope"
        checked={isShown}
        onChange={() => {
          post({ type: 'selectScope', scope: id });
        }}
      />
      <span class="name">
        {name}{' '}
        {path === '' || path === name ? null : (
          <span class="quiet path-of">
            <Path path={path} />
          </span>
        )}
      </span>{' '}
      <span class="standing">
        {isWeakest ? <span class="note weakest">{t('weakest')}</span> : null} {files === 0 ? t('no files') : standing(scope)}
      </span>
      <progress value={level === null ? 0 : percent(progress)} max={100} aria-hidden="true" />
    </label>
  );
}

export function Scopes({ overview: { scopes, scope } }: { readonly overview: Overview }): JSX.Element | null {
  if (scopes.length < 2) return null;
  const shown = scopes.find(({ id }) => id === scope) ?? scopes[0];
  const weakest = weakestOf(scopes);
  return (
    <Fold
      id="scopes"
      class="scopes"
      summary={
        <span>
          <span class="name">{shown?.name}</span>{' '}
          <span class="quiet">
            {weakest === undefined
              ? count(scopes.length, '{0} part to choose from', '{0} parts to choose from')
              : weakest === shown
                ? t('the weakest, {0}', standing(weakest))
                : t('weakest: {0}, {1}', weakest.name, standing(weakest))}
          </span>
        </span>
      }
    >
      <fieldset class="scope-list">
        <legend class="unseen">{t('What is looked at')}</legend>
        {scopes.map((each) => (
          <Row key={each.id} scope={each} isShown={each === shown} isWeakest={each === weakest} />
        ))}
      </fieldset>
    </Fold>
  );
}
