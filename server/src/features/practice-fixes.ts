/** All fixes without judgement of one practice, file by file. */
import { applyEdits } from './edits.ts';
import { shownFindings } from './diagnostics.ts';
import { fixAll, fixOf } from './fixes.ts';
import type { Wanted } from './fixes.ts';
import type { Project } from './project.ts';
import { withText } from './trial.ts';
import type { Edit, Rule } from '../rules/rule.ts';

export interface FileFixes {
  readonly uri: string;
  readonly text: string;
  readonly edits: readonly Edit[];
  /** The findings that are mended. */
  readonly fixed: number;
}

/** Whether a look into a file is worth its while. */
export function mayBeFixed(project: Project, uri: string, practice: string): boolean {
  return shownFindings(project, uri).some(({ placed }) => isSafe(placed.finding.rule, practice));
}

/** `text` is what the file holds now; undefined where nothing can be mended. */
export function practiceFixes(project: Project, uri: string, text: string, practice: string): FileFixes | undefined {
  const wanted: Wanted = { rule: (rule) => isSafe(rule, practice), fix: ({ safety }) => safety === 'safe' };
  return withText(project, uri, text, () => {
    const before = countOf(project, uri, text, wanted);
    const edits = before === 0 ? [] : fixAll(project, uri, text, wanted);
    if (edits.length === 0) return undefined;
    const after = applyEdits(text, edits);
    return { uri, text, edits, fixed: before - withText(project, uri, after, () => countOf(project, uri, after, wanted)) };
  });
}

function isSafe(rule: Rule, practice: string): boolean {
  return rule.practice === practice && rule.fixSafety === 'safe';
}

function countOf(project: Project, uri: string, text: string, wanted: Wanted): number {
  return shownFindings(project, uri).filter(
    ({ placed }) => wanted.rule(placed.finding.rule) && fixOf(project, text, placed)?.safety === 'safe',
  ).length;
}
