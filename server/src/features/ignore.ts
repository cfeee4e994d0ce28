/** The comment that accepts a finding, put where it speaks for the finding's line and for nothing else. */
import { isTextIn } from '../facts/comment-hosts.ts';
import type { Instruction } from '../facts/dockerfile/types.ts';
import { isLineComment, lineAt } from '../facts/suppression-lines.ts';
import type { CommentSigns } from '../facts/suppression-lines.ts';
import { isStateFile } from '../facts/terraform/read.ts';
import type { PlacedUnit, Unit } from '../facts/types.ts';
import { isTemplatePath } from '../files/kind.ts';
import { eolOf } from '../rules/edits/layout.ts';
import { escapeSnippet } from '../rules/edits/snippet.ts';
import type { PlacedFinding } from '../rules/finding.ts';
import type { Edit } from '../rules/rule.ts';
import { resolve } from '../syntax/tree.ts';
import type { SyntaxNode } from '../syntax/tree.ts';
import type { Project } from './project.ts';

const signsOf: Readonly<Record<string, CommentSigns>> = { hcl: 'both', jenkinsfile: 'slashes' };

/** An insertion above the finding's line; undefined where a comment there would be text or is not possible. */
export function ignoreEdit(project: Project, text: string, { finding, uri, unitStart }: PlacedFinding): Edit | undefined {
  const { start, end } = lineAt(text, unitStart + finding.problem.start);
  // A comment speaks for code.
  const content = text.slice(start, end).trim();
  if (content === '' || isLineComment(content, signsOf[project.formatOf(uri) ?? ''] ?? 'hash')) return undefined;
  return insertComment(project, text, uri, start, `cnmaturity-ignore: ${finding.rule.id}`);
}

/** A line of its own above another one, indented like it. */
export function insertComment(project: Project, text: string, uri: string, start: number, comment: string): Edit | undefined {
  const signs = signsFor(project, uri);
  if (!signs || !isCode(project, text, uri, start) || insideAction(text, start)) return undefined;
  const indent = /^[ \t]*/.exec(text.slice(start, start + 200))?.[0] ?? '';
  const at = aboveMarks(text, start === 0 && text.startsWith('\uFEFF') ? 1 : start);
  return { start: at, end: at, ...commentLine(signs, comment, indent, eolOf(text)) };
}

/** How a comment begins and ends that is put into a file; undefined where it can hold none. */
export function signsFor(project: Project, uri: string, isHead = false): readonly [open: string, close: string] | undefined {
  switch (project.formatOf(uri)) {
    case 'json':
    case 'dockerignore':
    case undefined:
      return undefined;
    case 'hcl':
      return uri.endsWith('.json') || isStateFile(uri) ? undefined : ['# ', ''];
    case 'jenkinsfile':
      return ['// ', ''];
    case 'template':
      // A comment of the template is no part of what it yields.
      return ['{{- /* ', ' */}}'];
    case 'yaml':
      return isHead && isTemplatePath(uri) ? ['{{- /* ', ' */}}'] : ['# ', ''];
    case 'dockerfile':
      return ['# ', ''];
  }
}

/** A comment with its line break, and the same with a place for the reason. */
export function commentLine(
  [open, close]: readonly [open: string, close: string],
  comment: string,
  indent: string,
  eol: string,
): Pick<Edit, 'text' | 'snippet'> {
  const before = `${indent}${open}${comment}`;
  return { text: `${before}${close}${eol}`, snippet: `${escapeSnippet(before)} \${1:reason}${escapeSnippet(close)}\n` };
}

/** The unit of an offset: where a document begins behind its marker, the line above belongs to it still. */
export function unitAround(project: Project, uri: string, offset: number): PlacedUnit | undefined {
  return project.workspace.files.get(uri)?.units.findLast((one) => one.start <= offset);
}

/** Marks of other tools speak for the line right below them. */
function aboveMarks(text: string, start: number): number {
  let at = start;
  while (at > 0) {
    const above = text.lastIndexOf('\n', at - 2) + 1;
    if (!/^[ \t]*(?:#|\/\/|\/\*).*(?:hadolint|tflint-ignore|(?:trivy|tfsec):ignore)/.test(text.slice(above, at))) break;
    at = above;
  }
  return at;
}

/** Whether a new line at an offset is read as a line of its own. */
function isCode(project: Project, text: string, uri: string, start: number): boolean {
  if (project.formatOf(uri) === 'template') return true;
  const placed = unitAround(project, uri, start);
  const facts = project.workspace.files.get(uri);
  if (!placed || !facts || start < placed.start) return false;
  const { unit } = placed;
  return unit.root ? !insideScalar(unit.root, start - placed.start) : !isHeredocLine(unit, start) && !isTextIn(facts, text, start);
}

function isHeredocLine({ subjects }: Unit, start: number): boolean {
  const instructions = subjects.instruction ?? [];
  return instructions.some((one) => isHereDocument(one) && one.start < start && start <= one.end);
}

function isHereDocument({ words }: Instruction): boolean {
  return words.some(({ text }) => text.includes('<<'));
}

function insideScalar(root: SyntaxNode, offset: number): boolean {
  const node = resolve(root);
  // What an alias stands for is elsewhere.
  if (root.kind === 'alias') return false;
  switch (node.kind) {
    case 'scalar':
      return node.start < offset && offset <= node.end;
    case 'map':
      return node.entries.some(({ key, value }) => insideScalar(key, offset) || insideScalar(value, offset));
    case 'sequence':
      return node.items.some((item) => insideScalar(item, offset));
    case 'unknown':
      return false;
  }
}

function insideAction(text: string, offset: number): boolean {
  const before = text.slice(0, offset);
  const opened = before.lastIndexOf('{{');
  return opened >= 0 && opened > before.lastIndexOf('}}');
}
