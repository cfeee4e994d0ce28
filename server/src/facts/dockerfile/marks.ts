/** What the marks of other tools accept in a Dockerfile. */
import type { Span } from '../../syntax/tree.ts';
import { marksIn, suppressionBy } from '../foreign-marks.ts';
import type { ForeignMark } from '../foreign-marks.ts';
import type { Suppression } from '../suppressions.ts';
import type { Dockerfile } from './types.ts';

/** Marks speak for the instruction or the stage that begins in the line below, or for the whole file. */
export function foreignSuppressions(dockerfile: Dockerfile, text: string): readonly Suppression[] {
  const found: Suppression[] = [];
  // Marks of Trivy in lines that follow each other speak for what stands below the last of them.
  let last: { readonly line: number; readonly next: number } | undefined;
  for (const comment of dockerfile.comments.toReversed()) {
    const marks = marksIn(comment.text, 'dockerfile');
    const next = last?.line === comment.next ? last.next : comment.next;
    last = marks.some(({ tool }) => tool === 'trivy') ? { line: text.lastIndexOf('\n', comment.start - 1) + 1, next } : undefined;
    for (const mark of marks.toReversed()) {
      const target = targetOf(mark, dockerfile, text, mark.tool === 'trivy' ? next : comment.next);
      if (target) found.push(suppressionBy(mark, comment, target));
    }
  }
  return found.reverse();
}

function targetOf({ wholeFile, wholeStage }: ForeignMark, dockerfile: Dockerfile, text: string, below: number): Span | undefined {
  if (wholeFile) return { start: 0, end: text.length };
  const isBelow = ({ start }: Span): boolean => start >= below && /^[ \t]*$/.test(text.slice(below, start));
  if (wholeStage !== true) return dockerfile.instructions.find(isBelow);
  const stage = dockerfile.stages.find(({ from }) => isBelow(from));
  return stage && { start: stage.from.start, end: stage.instructions.at(-1)?.end ?? stage.from.end };
}
