/** What a report says, from the snapshot that the side panel shows as well. */
import { percentOf, smallPercentOf } from '../../assessment/percent.ts';
import type { Level } from '../../model/types.ts';
import type { HistoryEntry } from '../history/types.ts';
import { plainOf } from '../markdown.ts';
import type { Overview, OverviewDimension, OverviewStep } from '../overview-types.ts';
import type { Block, Line } from './blocks.ts';
import { code, heading, link, paragraph, strong } from './blocks.ts';
import { latest, trendOf } from './trend.ts';
import { count, levelTitle, statusText } from './words.ts';
import type { Say } from './words.ts';

export interface ReportInput {
  readonly overview: Overview;
  /** The name of what was assessed. */
  readonly name: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly history: readonly HistoryEntry[];
  readonly say: Say;
}

/** More are only counted: a report is read by people. */
const mostSteps = 25;
const mostPlaces = 10;
const mostSkipped = 50;
const mostDays = 60;

const levels: readonly Level[] = [1, 2, 3, 4, 5];

export function reportBlocks(input: ReportInput): readonly Block[] {
  return [...summary(input), ...dimensions(input), ...profile(input), ...steps(input), ...trend(input), ...parts(input), ...notes(input)];
}

function standing(level: Level | null, progress: number, say: Say): string {
  return level === null ? say('not assessed') : say('{0}, {1} met', levelTitle(level, say), percentOf(progress));
}

function summary({ overview: { overall, target, model }, name, date, say }: ReportInput): readonly Block[] {
  const { level, progress, meaning } = overall;
  return [
    heading(1, say('Cloud native maturity of {0}', name)),
    paragraph(say('{0}, by the CNCF Cloud Native Maturity Model {1} ({2}).', date, model.version, model.date)),
    ...(level === null
      ? [paragraph(say('Nothing was found that could be assessed.'))]
      : [
          paragraph(strong(say('Working on {0}', levelTitle(level, say)))),
          { kind: 'meter', share: progress, text: say('{0} of Level {1} met', percentOf(progress), level) } as const,
          ...(meaning === '' ? [] : [paragraph(meaning)]),
        ]),
    paragraph(
      target.set
        ? say('Target: {0}, set by the team.', levelTitle(target.level, say))
        : say('Target: {0}, the level being worked on.', levelTitle(target.level, say)),
    ),
  ];
}

function dimensions({ overview, say }: ReportInput): readonly Block[] {
  const caption = say('The dimensions');
  return [
    heading(2, caption),
    {
      kind: 'table',
      caption,
      head: [say('Dimension'), say('Level'), say('Met of it')],
      rows: overview.dimensions.map(({ name, level, progress }) => [
        [name],
        [level === null ? say('not assessed') : levelTitle(level, say)],
        [level === null ? '' : percentOf(progress)],
      ]),
    },
  ];
}

function profile({ overview, say }: ReportInput): readonly Block[] {
  if (overview.dimensions.length === 0) return [];
  return [heading(2, say('Profile')), ...overview.dimensions.flatMap((dimension) => profileOf(dimension, say))];
}

function profileOf({ name, sections }: OverviewDimension, say: Say): readonly Block[] {
  return [
    heading(3, name),
    {
      kind: 'table',
      caption: name,
      head: [say('Section'), ...levels.map((level) => levelTitle(level, say))],
      rows: sections.map((section) => [
        [link(section.name, section.link)],
        ...section.cells.map(({ level, status }): Line => {
          const text = statusText(status, say);
          return [level === section.level ? strong(text) : text];
        }),
      ]),
    },
  ];
}

function steps({ overview, say }: ReportInput): readonly Block[] {
  const shown = overview.steps.slice(0, mostSteps);
  const rest = overview.steps.length - shown.length;
  return [
    heading(2, say('Next steps')),
    ...(shown.length === 0 ? [paragraph(say('The files show nothing that is missing at this level.'))] : []),
    ...shown.flatMap((step, index) => stepBlocks(step, index + 1, say)),
    ...(rest > 0 ? [paragraph(count(rest, 'One more step is left out here.', '{0} more steps are left out here.', say))] : []),
    ...questions(overview, say),
  ];
}

function stepBlocks(step: OverviewStep, number: number, say: Say): readonly Block[] {
  const { statement, level, sectionName, link: url, status, unmet, places, gain } = step;
  const facts = [
    statusText(status, say),
    ...(unmet > 0 ? [count(unmet, 'one place', '{0} places', say)] : []),
    ...(gain > 0 ? [say('adds {0} of Level {1}', smallPercentOf(gain), level)] : []),
    ...(step.blocker ? [say('holds its section back')] : []),
  ];
  const shown = places.slice(0, mostPlaces);
  const rest = unmet - shown.length;
  return [
    heading(3, `${String(number)}. ${statement}`),
    paragraph(say('Level {0}', level), ' · ', link(sectionName, url), ` · ${facts.join(' · ')}`),
    ...(step.how.length === 0 ? [] : [{ kind: 'list', ordered: true, items: step.how.map((one): Line => [plainOf(one)]) } as const]),
    ...(shown.length === 0
      ? []
      : [
          {
            kind: 'list',
            ordered: false,
            items: shown.map(({ path, range, message }): Line => [code(`${path}:${String(range.start.line + 1)}`), ` ${message}`]),
          } as const,
        ]),
    ...(rest > 0 ? [paragraph(count(rest, 'One more place.', '{0} more places.', say))] : []),
  ];
}

function questions({ questions: { open, stale, level } }: Overview, say: Say): readonly Block[] {
  if (open === 0) return [];
  const text = count(open, 'One question is open at Level {1}.', '{0} questions are open at Level {1}.', (form, ...values) =>
    say(form, ...values, level),
  );
  return [paragraph(stale === 0 ? text : `${text} ${count(stale, 'One answer is too old.', '{0} answers are too old.', say)}`)];
}

function trend({ history, say }: ReportInput): readonly Block[] {
  const points = trendOf(latest(history, mostDays));
  if (points.length < 2) return [];
  const caption = say('Over time');
  return [
    heading(2, caption),
    { kind: 'trend', label: say('The level over time'), points },
    {
      kind: 'table',
      caption,
      head: [say('Day'), say('Release'), say('Level'), say('Met of it')],
      rows: points.map(({ entry: { date, release, level, progress } }) => [
        [date],
        [release ?? ''],
        [level === null ? '' : levelTitle(level, say)],
        [percentOf(progress)],
      ]),
    },
  ];
}

function parts({ overview: { scopes }, say }: ReportInput): readonly Block[] {
  if (scopes.length < 2) return [];
  const caption = say('Parts of the workspace');
  return [
    heading(2, caption),
    {
      kind: 'table',
      caption,
      head: [say('Part'), say('Where'), say('Standing'), say('Files')],
      rows: scopes.map(({ name, path, level, progress, files }) => [
        [name],
        path === '' ? [''] : [code(path)],
        [standing(level, progress, say)],
        [String(files)],
      ]),
    },
  ];
}

/** Only where the team has set others than the usual ones. */
function thresholdsNote(thresholds: Overview['thresholds'], say: Say): readonly Block[] {
  if (!thresholds) return [];
  const { practiceMet, levelComplete } = thresholds;
  return [
    paragraph(
      say(
        'As the team has set, a practice counts as met when {0} of what was judged is, and a level as complete when {1} of its practices are met.',
        percentOf(practiceMet),
        percentOf(levelComplete),
      ),
    ),
  ];
}

function notes({ overview: { counts, coverage, skipped, thresholds }, say }: ReportInput): readonly Block[] {
  const shown = skipped.slice(0, mostSkipped);
  const rest = skipped.length - shown.length;
  return [
    heading(2, say('What this rests on')),
    paragraph(
      count(counts.files, 'One file was read', '{0} files were read', say),
      ', ',
      count(counts.findings, 'one finding', '{0} findings', say),
      counts.accepted === 0 ? '' : `, ${count(counts.accepted, 'one accepted by a comment', '{0} accepted by comments', say)}`,
      '. ',
      say(
        '{0} of {1} practices of the model are known: {2} from files, {3} from answers.',
        coverage.judged,
        coverage.practices,
        coverage.byFiles,
        coverage.byAnswers,
      ),
    ),
    ...thresholdsNote(thresholds, say),
    ...(shown.length === 0
      ? []
      : [
          heading(3, say('Files not read')),
          { kind: 'list', ordered: false, items: shown.map(({ path, reason }): Line => [code(path), ` ${reason}`]) } as const,
          ...(rest > 0 ? [paragraph(count(rest, 'One more file.', '{0} more files.', say))] : []),
        ]),
  ];
}
