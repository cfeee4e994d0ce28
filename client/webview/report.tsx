/** The page when there is an assessment. */
import type { JSX } from 'preact';
import type { Overview } from '../../server/src/features/overview-types.ts';
import { Link } from './button.tsx';
import { Exports } from './exports.tsx';
import { Fold } from './fold.tsx';
import { count, t } from './l10n.ts';
import { isWide } from './layout.ts';
import { Overall } from './overall.tsx';
import { Path } from './path.tsx';
import { Profile } from './profile.tsx';
import { Scopes } from './scopes.tsx';
import { ScanBar, type ScanProgress } from './states.tsx';
import { NextSteps } from './steps.tsx';
import { Radar } from './radar.tsx';
import { Trend } from './trend.tsx';
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
      {isWide ? null : <Exports />}
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

function Steps({ overview }: { readonly overview: Overview }): JSX.Element {
  return (
    <Fold id="steps" class="pane" openByDefault summary={<Heading text={t('Next steps')} note={String(overview.steps.length)} />}>
      <NextSteps overview={overview} />
    </Fold>
  );
}

function Profiles({ overview }: { readonly overview: Overview }): JSX.Element {
  return (
    <Fold id="profile" class="pane" openByDefault summary={<Heading text={t('Profile')} />}>
      <Profile overview={overview} />
    </Fold>
  );
}

function OverTime(): JSX.Element {
  return (
    <Fold id="trend" class="pane" openByDefault={isWide} summary={<Heading text={t('Over time')} />}>
      <Trend />
    </Fold>
  );
}

/** Beside each other where there is room: where it stands and what comes next, and the whole of it. */
function WideReport({ overview }: { readonly overview: Overview }): JSX.Element {
  return (
    <div class="wide">
      <div class="column">
        <Scopes overview={overview} />
        <Overall overview={overview} />
        <Exports />
        <Radar dimensions={overview.dimensions} />
        <OverTime />
        <Skipped skipped={overview.skipped} />
        <About overview={overview} />
      </div>
      <div class="column">
        <Steps overview={overview} />
        <Profiles overview={overview} />
      </div>
    </div>
  );
}

function SideReport({ overview }: { readonly overview: Overview }): JSX.Element {
  return (
    <>
      <Scopes overview={overview} />
      <Overall overview={overview} />
      <Radar dimensions={overview.dimensions} />
      <Steps overview={overview} />
      <Profiles overview={overview} />
      <OverTime />
      <Skipped skipped={overview.skipped} />
      <About overview={overview} />
    </>
  );
}

export function Report({ overview, progress }: ReportProps): JSX.Element {
  return (
    <>
      {progress === undefined ? null : (
        <div class="over">
          <ScanBar progress={progress} />
        </div>
      )}
      {isWide ? <WideReport overview={overview} /> : <SideReport overview={overview} />}
    </>
  );
}
