/** What a fix would change, as text: nothing is edited. */
import type { FixSafety } from '../rules/rule.ts';
import { applyEdits } from './edits.ts';
import { fixOf } from './fixes.ts';
import { lineStartsOf, positionIn } from './lines.ts';
import type { Project } from './project.ts';
import { surveyFile } from './survey.ts';

export interface Proposal {
  readonly rule: string;
  /** 0-based. */
  readonly line: number;
  readonly message: string;
  /** What can be done, with its changed lines as a unified diff without a header; null where a person has to find the way. */
  readonly fix: { readonly title: string; readonly safety: FixSafety; readonly diff: string } | null;
}

/** Of the findings of a rule in a file, or of those on one line of it; `text` is what the file holds. */
export function proposalsOf(project: Project, uri: string, text: string, rule: string, line: number | undefined): readonly Proposal[] {
  const starts = lineStartsOf(text);
  return surveyFile(project, uri).open.flatMap((placed): Proposal[] => {
    const { problem, rule: missed } = placed.finding;
    const at = positionIn(starts, placed.unitStart + problem.start).line;
    if (missed.id !== rule || (line !== undefined && at !== line)) return [];
    const fix = fixOf(project, text, placed);
    const diff = fix ? diffOf(text, applyEdits(text, fix.edits)) : '';
    return [{ rule, line: at, message: problem.message, fix: fix ? { title: fix.title, safety: fix.safety, diff } : null }];
  });
}

const context = 3;

/** One hunk from the first to the last line that differs. */
export function diffOf(before: string, after: string): string {
  const old = before.split(/\r?\n/);
  const now = after.split(/\r?\n/);
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < old.length - head && tail < now.length - head && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail++;
  const from = Math.max(head - context, 0);
  const removed = old.slice(head, old.length - tail);
  const added = now.slice(head, now.length - tail);
  const around = old.slice(old.length - tail, old.length - tail + context);
  const size = (changed: number): string => `${String(from + 1)},${String(head - from + changed + around.length)}`;
  return [
    `@@ -${size(removed.length)} +${size(added.length)} @@`,
    ...old.slice(from, head).map((text) => ` ${text}`),
    ...removed.map((text) => `-${text}`),
    ...added.map((text) => `+${text}`),
    ...around.map((text) => ` ${text}`),
  ].join('\n');
}
