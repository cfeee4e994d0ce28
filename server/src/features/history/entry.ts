/** What an assessment leaves in the history. */
import type { Assessment } from '../../assessment/types.ts';
import { model } from '../../model/model.ts';
import type { HistoryEntry } from './types.ts';

/** What is known of the moment beside the assessment. */
export interface Moment {
  readonly date: string;
  readonly release?: string | undefined;
  readonly commit?: string | undefined;
}

/** Undefined where nothing was judged: that is no standing. */
export function entryOf({ overall, dimensions, coverage }: Assessment, { date, release, commit }: Moment): HistoryEntry | undefined {
  if (overall.level === null) return undefined;
  return {
    date,
    ...(release === undefined ? {} : { release }),
    ...(commit === undefined ? {} : { commit }),
    model: model.version,
    level: overall.level,
    progress: overall.progress,
    dimensions: Object.fromEntries(dimensions.map(({ id, level, progress }) => [id, { level, progress }])),
    coverage: { judged: coverage.judged, practices: coverage.practices },
  };
}
