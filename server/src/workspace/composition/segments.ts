/** Places in the values of a release, taken to the files that they are written in. */
import type { Composed, Omission, Part, Place } from '../../compose/composed.ts';
import { segmentUri } from './release-values.ts';
import type { Segment } from './release-values.ts';

/** The same object where nothing of it comes from those values. */
export function inFiles(composed: Composed, segments: readonly Segment[]): Composed {
  if (segments.length === 0) return composed;
  const byUri = new Map(segments.map((segment, index) => [segmentUri(index), segment]));
  const moved = <T extends Place>(place: T): T => {
    const segment = byUri.get(place.uri);
    return segment ? { ...place, uri: segment.uri, start: segment.start + place.start, end: segment.start + place.end } : place;
  };
  const parts = mapped(composed.parts, (part): Part => {
    const source = moved(part.source);
    const via = part.via && moved(part.via);
    if (source === part.source && via === part.via) return part;
    return via ? { ...part, source, via } : { ...part, source };
  });
  const omissions = mapped(composed.omissions, (omission): Omission => {
    const cause = moved(omission.cause);
    const via = moved(omission.via);
    return cause === omission.cause && via === omission.via ? omission : { ...omission, cause, via };
  });
  return parts === composed.parts && omissions === composed.omissions ? composed : { ...composed, parts, omissions };
}

function mapped<T>(items: readonly T[], move: (item: T) => T): readonly T[] {
  const result = items.map(move);
  return result.every((item, index) => item === items[index]) ? items : result;
}
