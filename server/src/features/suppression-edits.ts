/** Edits that take a suppression out, shorten it, or let it hold for longer. */
import { dayAfter } from '../facts/suppression-body.ts';
import type { Edit } from '../rules/rule.ts';
import { removeAt } from '../rules/edits/remove.ts';
import type { MapNode, SyntaxNode } from '../syntax/tree.ts';
import { child } from '../syntax/tree.ts';
import { lineAt } from '../facts/suppression-lines.ts';
import type { Project } from './project.ts';
import type { SuppressionRemark } from './suppression-remarks.ts';

/** So long an expired one holds again. */
export const extensionDays = 90;

/** Takes out the rules that need not be named, and with the last of them the whole; undefined where the text leaves no sure way. */
export function removalOf(project: Project, uri: string, text: string, remark: SuppressionRemark): Edit | undefined {
  const { suppression, idle } = remark;
  if (suppression.form === 'annotation') return withoutAnnotation(project, uri, text, remark);
  if (idle.length < suppression.rules.length) return withoutRules(text, remark);
  return withoutComment(text, remark);
}

/** A day that is still to come in place of the one that is over. */
export function extensionOf(text: string, { suppression, start, end }: SuppressionRemark, today: string): Edit | undefined {
  const { until } = suppression;
  if (until === undefined) return undefined;
  const at = text.slice(start, end).search(new RegExp(`until[ \\t]+${until}`, 'i'));
  const day = at < 0 ? -1 : text.indexOf(until, start + at);
  return day < 0 ? undefined : { start: day, end: day + until.length, text: dayAfter(today, extensionDays) };
}

function withoutRules(text: string, { suppression, idle, start, end }: SuppressionRemark): Edit | undefined {
  const list = /cnmaturity-ignore(?:-block|-file)?:[ \t]*/.exec(text.slice(start, end));
  if (!list) return undefined;
  const from = start + list.index + list[0].length;
  const pattern = new RegExp(`^${suppression.rules.join('[ \\t]*,[ \\t]*')}`);
  const written = pattern.exec(text.slice(from, end))?.[0];
  const kept = suppression.rules.filter((rule) => !idle.includes(rule));
  return written === undefined ? undefined : { start: from, end: from + written.length, text: kept.join(', ') };
}

/** With its line where it has one of its own. */
function withoutComment(text: string, { start, end }: SuppressionRemark): Edit {
  const line = lineAt(text, start);
  const before = text.slice(line.start, start);
  if (before.trim() !== '' || text.slice(end, line.end).trim() !== '')
    return { start: start - (/[ \t]*$/.exec(before)?.[0].length ?? 0), end, text: '' };
  const next = text.indexOf('\n', line.end);
  return { start: line.start, end: next < 0 ? text.length : next + 1, text: '' };
}

function withoutAnnotation(project: Project, uri: string, text: string, { suppression, unitStart }: SuppressionRemark): Edit | undefined {
  const placed = project.workspace.files.get(uri)?.units.find((unit) => unit.start === unitStart);
  const { comment } = suppression;
  if (!placed?.unit.root) return undefined;
  const holder = holderOf(placed.unit.root, comment.start);
  const metadata = holder && child(holder, 'metadata');
  const annotations = child(metadata, 'annotations');
  if (metadata?.kind !== 'map' || annotations?.kind !== 'map') return undefined;
  const key = annotations.entries.find((entry) => entry.key.start === comment.start)?.key.text;
  if (key === undefined) return undefined;
  const edit = removeAt(text.slice(unitStart, placed.end), metadata, ['annotations', key]);
  return edit && { ...edit, start: edit.start + unitStart, end: edit.end + unitStart };
}

/** The innermost map whose own annotations hold an offset. */
function holderOf(node: SyntaxNode, offset: number): MapNode | undefined {
  if (node.start > offset || node.end < offset) return undefined;
  if (node.kind === 'sequence') return firstOf(node.items, offset);
  if (node.kind !== 'map') return undefined;
  const below = firstOf(
    node.entries.map(({ value }) => value),
    offset,
  );
  if (below) return below;
  const annotations = child(child(node, 'metadata'), 'annotations');
  return annotations?.kind === 'map' && annotations.start <= offset && offset <= annotations.end ? node : undefined;
}

function firstOf(nodes: readonly SyntaxNode[], offset: number): MapNode | undefined {
  for (const node of nodes) {
    const found = holderOf(node, offset);
    if (found) return found;
  }
  return undefined;
}
