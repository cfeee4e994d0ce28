/** What the marks of other tools accept in a Dockerfile. */
import type { Span } from '../../syntax/tree.ts';
import { marksIn, suppressionBy } from '../foreign-marks.ts';
import type { Suppression } from '../suppressions.ts';
import type { Dockerfile } from './types.ts';

/** Marks speak for the instruction that they stand above or in, or for the whole file. */
export function foreignSuppressions({ comments, instructions }: Dockerfile, length: number): readonly Suppression[] {
  return comments.flatMap((comment) =>
    marksIn(comment.text, 'dockerfile').flatMap((mark) => {
      const target: Span | undefined = mark.wholeFile ? { start: 0, end: length } : instructions.find(({ end }) => end > comment.start);
      return target ? [suppressionBy(mark, comment, target)] : [];
    }),
  );
}
