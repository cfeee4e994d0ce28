/** Edits that take a suppression out, shorten it, or let it hold for longer. */
import { annotationOf } from '../facts/annotation-marks.ts';
import { dayAfter, rulesIn } from '../facts/suppression-body.ts';
import type { Edit } from '../rules/rule.ts';
import { removeAt } from '../rules/edits/remove.ts';
import type { MapNode, SyntaxNode } from '../syntax/tree.ts';
import { child } from '../syntax/tree.ts';
import { lineAt } from '../facts/suppression-lines.ts';
import { isAlone } from '../facts/suppressions.ts';
import type { Project } from './project.ts';
import type { SuppressionRemark } from './suppression-remarks.ts';

/** So long an expired one holds again. */
export const extensionDays = 90;

/** Takes out the rules that need not be named, and with the last of them the whole; undefined where the text leaves no sure way. */
export function removalOf(project: Project, uri: string, text: string, remark: SuppressionRemark): Edit | undefined {
  const { suppression, idle } = remark;
  if (suppression.form === 'annotation') return withoutAnnotation(project, uri, text, remark);
  const kept = suppression.rules.filter((rule) => !idle.includes(rule));
  if (kept.length > 0) return namingOf(text, remark.start, remark.end, kept);
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

/** Names another rule in place of one that does not exist. */
export function renamingOf(text: string, { suppression, idle, near, start, end }: SuppressionRemark): Edit | undefined {
  const [wrong] = idle;
  if (near === undefined || wrong === undefined) return undefined;
  if (suppression.form === 'comment')
    return namingOf(
      text,
      start,
      end,
      suppression.rules.map((rule) => (rule === wrong ? near : rule)),
    );
  const written = annotationOf(wrong);
  const at = text.slice(start, end).indexOf(written);
  return at < 0 ? undefined : { start: start + at, end: start + at + written.length, text: annotationOf(near) };
}

function namingOf(text: string, start: number, end: number, rules: readonly string[]): Edit | undefined {
  const opening = /cnmaturity-ignore(?:-block|-file)?:[ \t]*/.exec(text.slice(start, end));
  if (!opening) return undefined;
  const from = start + opening.index + opening[0].length;
  return { start: from, end: from + rulesIn(text.slice(from, end)).length, text: [...new Set(rules)].join(', ') };
}

/** With its lines where it has some of its own. */
function withoutComment(text: string, { start, end }: SuppressionRemark): Edit {
  const first = lineAt(text, start);
  const before = text.slice(first.start, start);
  if (!isAlone(text, { start, end })) {
    const leading = before.trim() === '' ? 0 : (/(?<![ \t])[ \t]*$/.exec(before)?.[0].length ?? 0);
    const behind = /^[ \t]*/.exec(text.slice(end, end + 200))?.[0].length ?? 0;
    // Between code, the blanks on one side stay.
    if (leading === 0 || text.slice(end, lineAt(text, end).end).trim() === '')
      return { start: start - leading, end: end + behind, text: '' };
    return { start: start - (behind > 0 ? leading : 0), end, text: '' };
  }
  const next = text.indexOf('\n', end);
  return { start: first.start, end: next < 0 ? text.length : next + 1, text: '' };
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
