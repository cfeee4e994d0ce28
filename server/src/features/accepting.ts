/** Code actions that accept findings more widely than in a line, and those that mend suppressions. */
import { CodeActionKind, DiagnosticSeverity } from 'vscode-languageserver-protocol';
import type { CodeAction } from 'vscode-languageserver-protocol';
import type { PlacedFinding } from '../rules/finding.ts';
import type { Edit } from '../rules/rule.ts';
import { answersFileName } from '../answers/types.ts';
import { say } from '../texts/texts.ts';
import { excludeEdit } from './exclude-action.ts';
import { ignoreEdit } from './ignore.ts';
import { ignoreInBlock, ignoreInFile, ignoreOnObject } from './ignore-wider.ts';
import type { ClientAbilities, OpenFile, Project } from './project.ts';
import { extensionOf, extensionDays, removalOf, renamingOf } from './suppression-edits.ts';
import { isLoud, suppressionRemarks } from './suppression-remarks.ts';
import type { SuppressionRemark } from './suppression-remarks.ts';

export const acceptWays = ['ignore', 'ignore-block', 'ignore-file', 'ignore-object'] as const;

export type AcceptWay = (typeof acceptWays)[number];

const editOfWay: Readonly<Record<AcceptWay, (project: Project, text: string, placed: PlacedFinding) => Edit | undefined>> = {
  ignore: ignoreEdit,
  'ignore-block': ignoreInBlock,
  'ignore-file': ignoreInFile,
  'ignore-object': ignoreOnObject,
};

const titles: Readonly<Record<AcceptWay, (rule: string) => string>> = {
  ignore: (rule) => say`Accept here: ignore ${rule} with a comment`,
  'ignore-block': (rule) => say`Accept in this block: ignore ${rule} with a comment`,
  'ignore-file': (rule) => say`Accept in this file: ignore ${rule} with a comment`,
  'ignore-object': (rule) => say`Accept on this object: ignore ${rule} with an annotation`,
};

/** Where many rules speak at one place, only the nearest way is offered for each of them. */
const mostRules = 3;

export function acceptEdit(way: AcceptWay, project: Project, text: string, placed: PlacedFinding): Edit | undefined {
  return editOfWay[way](project, text, placed);
}

export function acceptTitle(way: AcceptWay, rule: string): string {
  return titles[way](rule);
}

/** The wider ways that a finding can be accepted in, one finding a rule. */
export function widerWays(
  project: Project,
  text: string,
  rules: readonly PlacedFinding[],
): readonly (readonly [AcceptWay, PlacedFinding])[] {
  if (rules.length > mostRules) return [];
  const wider = acceptWays.filter((way) => way !== 'ignore');
  return rules.flatMap((placed) => wider.flatMap((way) => (editOfWay[way](project, text, placed) ? [[way, placed] as const] : [])));
}

/** Leaves out the file; it is one for all that is found in it. */
export function excludeAction(project: Project, { uri }: OpenFile, client: ClientAbilities): CodeAction | undefined {
  const edit = excludeEdit(project, uri, client);
  return edit && { title: say`Leave this file out: exclude it in ${answersFileName}`, kind: CodeActionKind.QuickFix, edit };
}

/** What can be done about a suppression. */
export interface RemarkAction {
  readonly remark: SuppressionRemark;
  readonly title: string;
  readonly edit: Edit;
  readonly severity: DiagnosticSeverity;
}

export function remarkActions(project: Project, { uri, document }: OpenFile, from: number, to: number): readonly RemarkAction[] {
  const text = document.getText();
  const { today } = project.engine;
  return suppressionRemarks(project, uri)
    .filter(({ start, end }) => start <= to && end >= from)
    .flatMap((remark): RemarkAction[] => {
      if (remark.id === 'suppression-reason-missing') return [];
      const expired = remark.id === 'suppression-expired';
      const extension = expired && today !== undefined ? extensionOf(text, remark, today) : undefined;
      const removal = removalOf(project, uri, text, remark);
      const renaming = renamingOf(text, remark);
      const severity = isLoud(remark.id) ? DiagnosticSeverity.Warning : DiagnosticSeverity.Hint;
      const whole = remark.idle.length === remark.suppression.rules.length;
      return [
        ...(renaming && remark.near !== undefined ? [{ remark, title: say`Name ${remark.near} instead`, edit: renaming, severity }] : []),
        ...(removal
          ? [
              {
                remark,
                title: whole ? say`Remove this suppression` : say`Remove ${remark.idle.join(', ')} from this suppression`,
                edit: removal,
                severity,
              },
            ]
          : []),
        ...(extension ? [{ remark, title: say`Extend this suppression by ${String(extensionDays)} days`, edit: extension, severity }] : []),
      ];
    });
}
