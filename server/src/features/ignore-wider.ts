/** Ways to accept a finding that speak for more than its line: in its block, in its file, on its object. */
import { annotationOf } from '../facts/annotation-marks.ts';
import type { Dockerfile } from '../facts/dockerfile/types.ts';
import type { PlacedUnit, SubjectKind } from '../facts/types.ts';
import { isTemplatePath } from '../files/kind.ts';
import { eolOf } from '../rules/edits/layout.ts';
import { judge } from '../rules/edits/value.ts';
import { addEntry } from '../rules/edits/yaml.ts';
import type { PlacedFinding } from '../rules/finding.ts';
import type { Edit } from '../rules/rule.ts';
import { startOf } from '../rules/subjects.ts';
import { insertComment, unitAround } from './ignore.ts';
import type { Project } from './project.ts';

/** Subjects that are written as one block: a comment above it speaks for all of it. */
const blocks: ReadonlySet<SubjectKind> = new Set(['container', 'service', 'stage', 'resource', 'module-call', 'terraform-block']);

/** A comment above the container, stage, service or Terraform block that a finding is in. */
export function ignoreInBlock(project: Project, text: string, { finding, uri, unitStart }: PlacedFinding): Edit | undefined {
  const { rule, subject, composed } = finding;
  if (composed || !blocks.has(rule.subject)) return undefined;
  const start = text.lastIndexOf('\n', unitStart + startOf(rule.subject, subject) - 1) + 1;
  return insertComment(project, text, uri, start, `cnmaturity-ignore-block: ${rule.id}`);
}

/** A comment at the head of the file. */
export function ignoreInFile(project: Project, text: string, { finding, uri }: PlacedFinding): Edit | undefined {
  const format = project.formatOf(uri);
  if (format === 'json' || format === undefined || /\.(?:tf|tofu)\.json$/.test(uri)) return undefined;
  const start = headOf(project, text, uri);
  const eol = eolOf(text);
  const inTemplate = format === 'template' || (format === 'yaml' && isTemplatePath(uri));
  // A comment of the template is no part of what it yields.
  const [open, close] = inTemplate ? ['{{- /* ', ' */}}'] : ['# ', ''];
  const comment = `cnmaturity-ignore-file: ${finding.rule.id}`;
  return {
    start,
    end: start,
    text: `${open}${comment}${close}${eol}`,
    snippet: `${open}${comment} \${1:reason}${close.replaceAll('}', '\\}')}\n`,
  };
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
