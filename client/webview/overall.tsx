/** Where the whole stands: the level, what it means, how much of it is met, and the target. */
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Overview } from '../../server/src/features/overview-types.ts';
import { Basis } from './basis.tsx';
import { post } from './editor.ts';
import { Fold } from './fold.tsx';
import { Steps } from './icons.tsx';
import { t } from './l10n.ts';
import { levelTitle, percent } from './words.ts';

/** Says aloud that the level is another one; nothing at first, nor while only the share changes. */
function LevelNews({ title }: { readonly title: string }): JSX.Element {
  const before = useRef(title);
  const [news, setNews] = useState('');
  useEffect(() => {
    if (before.current === title) return;
    before.current = title;
    setNews(t('Now working on {0}.', title));
  }, [title]);
  return (
    <p class="unseen" role="status" aria-live="polite">
      {news}
    </p>
  );
}

function Progress({ overview: { overall } }: { readonly overview: Overview }): JSX.Element | null {
  if (overall.level === null) return null;
  const share = percent(overall.progress);
  const text = t('{0} % of Level {1} met', share, overall.level);
  return (
    <div class="progress">
      <progress value={share} max={100} aria-label={text} />
      <p aria-hidden="true">{text}</p>
    </div>
  );
}

function Source({ overview: { overall, dimensions } }: { readonly overview: Overview }): JSX.Element | null {
  if (overall.basis === null) return null;
  const sections = dimensions.flatMap((dimension) => dimension.sections);
  return (
    <Fold id="overall" class="inner source" summary={t('Where this comes from')}>
      <Basis basis={overall.basis} sections={sections} progress={overall.progress} parent="overall" />
    </Fold>
  );
}

function originText({ set, file }: Overview['target']): string {
  if (!set) return t('(automatic)');
  return file === undefined ? t('(set by you)') : t('(set by your team)');
}

const fileStart = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

function Target({ overview: { target } }: { readonly overview: Overview }): JSX.Element {
  return (
    <p class="target">
      <span>
        {t('Target: {0}', levelTitle(target.level))} <span class="quiet">{originText(target)}</span>
      </span>{' '}
      <button
        id="target"
        class="link"
        type="button"
        aria-label={t('Change the target level')}
        onClick={() => {
          if (target.file === undefined) post({ type: 'changeTarget' });
          else post({ type: 'open', uri: target.file, range: fileStart });
        }}
      >
        {t('Change')}
      </button>
    </p>
  );
}

export function Overall({ overview }: { readonly overview: Overview }): JSX.Element {
  const { level, meaning } = overview.overall;
  const title = level === null ? t('Not assessed yet') : levelTitle(level);
  return (
    <header class="overall">
      <div class="headline">
        <Steps current={level} />
        <h1>
          <span class="eyebrow">{level === null ? t('Maturity') : t('Working on')}</span> <span class="level">{title}</span>
        </h1>
      </div>
      <LevelNews title={title} />
      {meaning === '' ? null : <p class="meaning">{meaning}</p>}
      <Progress overview={overview} />
      <Source overview={overview} />
      <Target overview={overview} />
    </header>
  );
}
