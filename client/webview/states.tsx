/** The page while there is nothing to show yet, or nothing at all. */
import type { JSX } from 'preact';
import { post } from './editor.ts';
import { t } from './l10n.ts';

export interface ScanProgress {
  readonly done: number;
  readonly total: number;
}

function scanText({ done, total }: ScanProgress): string {
  return total === 0 ? t('Looking for files …') : t('Reading files: {0} of {1}', done, total);
}

/** How far the reading is, as a bar. */
export function ScanBar({ progress }: { readonly progress: ScanProgress }): JSX.Element {
  const { done, total } = progress;
  const label = scanText(progress);
  return total === 0 ? <progress class="scan" aria-label={label} /> : <progress class="scan" value={done} max={total} aria-label={label} />;
}

export function Starting({ progress }: { readonly progress: ScanProgress }): JSX.Element {
  return (
    <section class="state" aria-busy="true">
      <h1>{t('Assessing this workspace')}</h1>
      <div>
        <ScanBar progress={progress} />
        <p class="quiet" aria-hidden="true">
          {scanText(progress)}
        </p>
      </div>
    </section>
  );
}

export function Stopped(): JSX.Element {
  return (
    <section class="state" role="alert">
      <h1>{t('The server has stopped')}</h1>
      <p>{t('Nothing is assessed until it runs again. The log says what happened.')}</p>
      <p class="buttons">
        <button
          id="restart"
          class="button"
          type="button"
          onClick={() => {
            post({ type: 'restart' });
          }}
        >
          {t('Restart')}
        </button>{' '}
        <button
          id="log"
          class="button secondary"
          type="button"
          onClick={() => {
            post({ type: 'showLog' });
          }}
        >
          {t('Show Log')}
        </button>
      </p>
    </section>
  );
}

const kinds = (): readonly string[] => [
  t('Kubernetes manifests'),
  t('Helm charts'),
  t('Kustomize'),
  t('Dockerfiles'),
  t('Compose files'),
  t('Terraform and OpenTofu'),
  t('Pipelines (GitHub Actions)'),
];

export function Empty({ hasFolder }: { readonly hasFolder: boolean }): JSX.Element {
  return (
    <section class="state">
      <h1>{hasFolder ? t('Nothing to assess here yet') : t('No folder is open')}</h1>
      <p>{t('This panel shows where your work stands on the CNCF Cloud Native Maturity Model. It reads these files:')}</p>
      <ul class="kinds">
        {kinds().map((kind) => (
          <li key={kind}>{kind}</li>
        ))}
      </ul>
      <p class="buttons">
        {hasFolder ? (
          <button
            id="rescan"
            class="button"
            type="button"
            onClick={() => {
              post({ type: 'rescan' });
            }}
          >
            {t('Look Again')}
          </button>
        ) : (
          <button
            id="folder"
            class="button"
            type="button"
            onClick={() => {
              post({ type: 'openFolder' });
            }}
          >
            {t('Open Folder')}
          </button>
        )}
      </p>
      <p class="actions">
        <button
          id="documentation"
          class="link"
          type="button"
          onClick={() => {
            post({ type: 'documentation' });
          }}
        >
          {t('What it looks for')}
        </button>{' '}
        <button
          id="model"
          class="link"
          type="button"
          onClick={() => {
            post({ type: 'openLink', url: 'https://maturitymodel.cncf.io' });
          }}
        >
          {t('The maturity model')}
        </button>
      </p>
    </section>
  );
}
