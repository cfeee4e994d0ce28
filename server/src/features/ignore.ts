/** The comment that accepts a finding, put where it speaks for the finding's line and for nothing else. */
import type { Instruction } from '../facts/dockerfile/types.ts';
import type { PlacedUnit, Unit } from '../facts/types.ts';
import type { PlacedFinding } from '../rules/finding.ts';
import type { Edit } from '../rules/rule.ts';
import { resolve } from '../syntax/tree.ts';
import type { SyntaxNode } from '../syntax/tree.ts';
import type { Project } from './project.ts';

/** An insertion above the finding's line; undefined where a comment there would be text or is not possible. */
export function ignoreEdit(project: Project, text: string, { finding, uri, unitStart }: PlacedFinding): Edit | undefined {
  const start = text.lastIndexOf('\n', unitStart + finding.problem.start - 1) + 1;
  return insertComment(project, text, uri, start, `cnmaturity-ignore: ${finding.rule.id}`);
}

/** A line of its own above another one, indented like it. */
export function insertComment(project: Project, text: string, uri: string, start: number, comment: string): Edit | undefined {
  if (project.formatOf(uri) === 'json' || /\.(?:tf|tofu)\.json$/.test(uri)) return undefined;
  const placed = unitAround(project, uri, start);
  if (!placed || start < placed.start || !isCode(placed.unit, start - placed.start) || insideAction(text, start)) return undefined;
  const indent = /^[ \t]*/.exec(text.slice(start, start + 200))?.[0] ?? '';
  const lineEnd = text.slice(0, start).endsWith('\r\n') || (start === 0 && /^[^\n]*\r\n/.test(text)) ? '\r\n' : '\n';
  const line = `${indent}# ${comment}`;
  return { start, end: start, text: line + lineEnd, snippet: `${line} \${1:reason}\n` };
}

/** The unit of an offset: where a document begins behind its marker, the line above belongs to it still. */
export function unitAround(project: Project, uri: string, offset: number): PlacedUnit | undefined {
  return project.workspace.files.get(uri)?.units.findLast((one) => one.start <= offset);
}

/** Whether a new line at an offset of the unit is read as a line of its own. */
function isCode(unit: Unit, lineStart: number): boolean {
  if (unit.root) return !insideScalar(unit.root, lineStart);
  return !(unit.subjects.instruction ?? []).some(
    (instruction) => isHereDocument(instruction) && instruction.start < lineStart && lineStart <= instruction.end,
  );
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
