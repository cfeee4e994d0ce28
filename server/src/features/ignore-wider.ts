/** Ways to accept a finding that speak for more than its line: in its block, in its file, on its object. */
import { annotationOf } from '../facts/annotation-marks.ts';
import type { Dockerfile } from '../facts/dockerfile/types.ts';
import { lineAt } from '../facts/suppression-lines.ts';
import { partAround } from '../facts/pipeline/parts.ts';
import type { PlacedUnit, SubjectKind } from '../facts/types.ts';
import { eolOf } from '../rules/edits/layout.ts';
import { judge } from '../rules/edits/value.ts';
import { addEntry } from '../rules/edits/yaml.ts';
import type { Finding, PlacedFinding } from '../rules/finding.ts';
import type { Edit } from '../rules/rule.ts';
import { startOf } from '../rules/subjects.ts';
import { commentLine, insertComment, signsFor, unitAround } from './ignore.ts';
import type { Project } from './project.ts';

/** Subjects that are written as one block: a comment above it speaks for all of it. */
const blocks: ReadonlySet<SubjectKind> = new Set(['container', 'service', 'stage', 'resource', 'module-call', 'terraform-block']);

/** A comment above the container, stage, service, step, job or Terraform block that a finding is in. */
export function ignoreInBlock(project: Project, text: string, { finding, uri, unitStart }: PlacedFinding): Edit | undefined {
  const { rule } = finding;
  const block = finding.composed ? undefined : blockOf(finding);
  if (block === undefined) return undefined;
  const { start } = lineAt(text, unitStart + block);
  return insertComment(project, text, uri, start, `cnmaturity-ignore-block: ${rule.id}`);
}

/** Where the block around a finding begins. */
function blockOf({ rule, subject, problem, unit: { kind, root } }: Finding): number | undefined {
  if (blocks.has(rule.subject)) return startOf(rule.subject, subject);
  if (kind !== 'workflow' || root?.kind !== 'map') return undefined;
  const part = partAround(root, problem.start);
  return part === root ? undefined : part.start;
}

/** A comment at the head of the file. */
export function ignoreInFile(project: Project, text: string, { finding, uri }: PlacedFinding): Edit | undefined {
  const signs = signsFor(project, uri, true);
  if (!signs) return undefined;
  const start = headOf(project, text, uri);
  return { start, end: start, ...commentLine(signs, `cnmaturity-ignore-file: ${finding.rule.id}`, '', eolOf(text)) };
}

/** Behind what must come first: a byte order mark, the line of an interpreter, the directives of a Dockerfile. */
function headOf(project: Project, text: string, uri: string): number {
  const first = text.startsWith('\uFEFF') ? 1 : text.startsWith('#!') ? text.indexOf('\n') + 1 : 0;
  const dockerfile: Dockerfile | undefined = project.workspace.files.get(uri)?.units[0]?.unit.subjects.dockerfile?.[0];
  const directive = dockerfile?.directives.at(-1);
  const line = directive ? text.indexOf('\n', directive.end) + 1 : 0;
  return Math.max(first, line);
}

/** An annotation on the object that a finding is about, where it is written. */
export function ignoreOnObject(project: Project, text: string, { finding, uri, unitStart }: PlacedFinding): Edit | undefined {
  const { rule, problem } = finding;
  const offset = unitStart + problem.start;
  const placed: PlacedUnit | undefined = unitAround(project, uri, offset);
  if (placed?.unit.kind !== 'kubernetes') return undefined;
  const { unit, start, end } = placed;
  const object = unit.subjects.object?.find(({ node }) => node.start <= offset - start && offset - start <= node.end);
  if (!object) return undefined;
  const context = { ...project.engine.contextOf(rule, uri, unit), unitStart: start, text: text.slice(start, end) };
  const added = addEntry(context, object.node, { path: ['metadata', 'annotations', annotationOf(rule.id)], value: judge('reason') });
  const [edit, ...others] = added?.edits ?? [];
  return edit && others.length === 0 ? { ...edit, start: edit.start + start, end: edit.end + start } : undefined;
}
