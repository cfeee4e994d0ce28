/** What a template may leave out is not certain to be there, so it proves nothing, unless the subject itself is left out with it. */
import type { SubjectKind, SubjectTypes, Unit } from '../facts/types.ts';
import type { Span } from '../syntax/tree.ts';
import { startOf } from './subjects.ts';

export function isCertain(kind: SubjectKind, subject: SubjectTypes[SubjectKind], problem: Span, unit: Unit): boolean {
  if (unit.conditionals.length === 0) return true;
  const start = startOf(kind, subject);
  return !unit.conditionals.some((region) => holds(region, problem.start) && !holds(region, start));
}

function holds(region: Span, offset: number): boolean {
  return offset >= region.start && offset < region.end;
}
