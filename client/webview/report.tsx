/** The page when there is an assessment. */
import type { JSX } from 'preact';
import type { Overview } from '../../server/src/features/overview-types.ts';
import { Link } from './button.tsx';
import { Fold } from './fold.tsx';
import { count, t } from './l10n.ts';
import { Overall } from './overall.tsx';
import { Path } from './path.tsx';
import { Profile } from './profile.tsx';
import { Scopes } from './scopes.tsx';
import { ScanBar, type ScanProgress } from './states.tsx';
import { NextSteps } from './steps.tsx';
import { dateText } from './words.ts';

function Heading({ text, note = '' }: { readonly text: string; readonly note?: string }): JSX.Element {
  return (
    <>
      <h2>{text}</h2>
      {note === '' ? null : <span class="note">{note}</span>}
    </>
  );
}

function Skipped({ skipped }: Pick<Overview, 'skipped'>): JSX.Element | null {
  if (skipped.length === 0) return null;
  return (
    <Fold id="skipped" class="pane" summary={<Heading text={t('Files not read')} note={String(skipped.length)} />}>
      <ul class="skipped">
        {skipped.map(({ path, reason }) => (
          <li key={path}>
            <Path path={path} /> <span class="quiet">{reason}</span>
          </li>
        ))}
      </ul>
    </Fold>
  );
}

function About({ overview: { model, counts, coverage } }: { readonly overview: Overview }): JSX.Element {
  const accepted = counts.accepted === 0 ? [] : [count(counts.accepted, '{0} accepted by a comment', '{0} accepted by comments')];
  const facts = [
    count(counts.files, '{0} file read', '{0} files read'),
    count(counts.findings, '{0} finding', '{0} findings'),
    ...accepted,
  ];
  return (
    <footer class="about quiet">
      <p>{facts.join(', ')}.</p>
      <p>
        {t(
          '{0} of {1} practices of the model are known: {2} from files, {3} from answers.',
          coverage.judged,
          coverage.practices,
          coverage.byFiles,
          coverage.byAnswers,
        )}
      </p>
      <p>
        {t('CNCF Cloud Native Maturity Model {0}, as read on {1}.', model.version, dateText(model.date))}{' '}
        <Link id="model" message={{ type: 'openLink', url: 'https://maturitymodel.cncf.io' }}>
          {t('Read it')}
        </Link>
      </p>
    </footer>
  );
}

export interface ReportProps {
  readonly overview: Overview;
  /** Set while files are being read. */
  readonly progress: ScanProgress | undefined;
}

export function Report({ overview, progress }: ReportProps): JSX.Element {
  return (
    <>
      {progress === undefined ? null : (
        <div class="over">
          <ScanBar progress={progress} />
        </div>
      )}
      <Scopes overview={overview} />
      <Overall overview={overview} />
      <Fold id="steps" class="pane" openByDefault summary={<Heading text={t('Next steps')} note={String(overview.steps.length)} />}>
        <NextSteps overview={overview} />
      </Fold>
      <Fold id="profile" class="pane" openByDefault summary={<Heading text={t('Profile')} />}>
        <Profile overview={overview} />
      </Fold>
      <Skipped skipped={overview.skipped} />
      <About overview={overview} />
    </>
  );
}
