/** What charts and kustomizations make of a subject: it is judged as they yield it. */
import type { PlacedUnit, SubjectKind, SubjectTypes } from '../facts/types.ts';
import { anchorOf, nodeOf } from '../rules/subjects.ts';
import { child } from '../syntax/tree.ts';
import type { Project } from './project.ts';

/** A subject where it is judged. */
export interface JudgedSubject {
  /** Of a file, or of what is composed from it. */
  readonly uri: string;
  readonly placed: PlacedUnit;
  readonly kind: SubjectKind;
  readonly subject: SubjectTypes[SubjectKind];
}

/** The subject itself, or what becomes of it; nothing where a chart leaves it out. */
export function counterpartsOf(project: Project, written: JudgedSubject): readonly JudgedSubject[] {
  const { uri, placed, kind, subject } = written;
  const { compositions } = project.workspace;
  const node = nodeOf(kind, subject);
  if (!node || !compositions.isCovered(uri)) return [written];
  return compositions.from(uri).flatMap((file) =>
    file.facts.units.flatMap((unit) =>
      (unit.unit.subjects[kind] ?? []).flatMap((candidate): JudgedSubject[] => {
        const mark = markOf(kind, candidate);
        const place = mark && compositions.sourceOf(file.uri, { start: unit.start + mark.start, end: unit.start + mark.end });
        const same = place?.uri === uri && place.start >= placed.start + node.start && place.start < placed.start + node.end;
        return same ? [{ uri: file.uri, placed: unit, kind, subject: candidate }] : [];
      }),
    ),
  );
}

/** A piece of a subject that says where it is written: its kind, or the first key of a container. */
function markOf(kind: SubjectKind, subject: SubjectTypes[SubjectKind]): { readonly start: number; readonly end: number } | undefined {
  const node = nodeOf(kind, subject);
  if (!node) return undefined;
  if (kind === 'container') return node.entries[0]?.key;
  const named = child(node, 'kind');
  return named ?? anchorOf(kind, subject);
}
