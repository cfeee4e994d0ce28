/** What automation runs, whatever the system. */
import type { Pipeline } from '../facts/pipeline/types.ts';
import type { FileFacts } from '../facts/types.ts';
import type { Located } from './view.ts';

/** Sorted by URI and place. */
export function pipelinesOf(files: Iterable<FileFacts>): readonly Located<Pipeline>[] {
  return [...files]
    .flatMap(({ uri, units }) =>
      units.flatMap(({ unit, start }) => (unit.subjects.pipeline ?? []).map((subject) => ({ subject, uri, unitStart: start }))),
    )
    .sort((a, b) => (a.uri < b.uri ? -1 : a.uri > b.uri ? 1 : a.unitStart - b.unitStart));
}
