/** What can be done about a finding: mend it, mend all like it, accept it, read about it. */
import { CodeActionKind, DiagnosticSeverity } from 'vscode-languageserver-protocol';
import type { CodeAction, CodeActionContext, Diagnostic, Range } from 'vscode-languageserver-protocol';
import type { PlacedFinding } from '../rules/finding.ts';
import { say, translated } from '../texts/texts.ts';
import { acceptEdit, acceptTitle, excludeAction, remarkActions, widerWays } from './accepting.ts';
import type { AcceptWay } from './accepting.ts';
import { clientCommands } from './client-commands.ts';
import { diagnosticSource, rangeOf, shownFindings } from './diagnostics.ts';
import type { ShownFinding } from './diagnostics.ts';
import { workspaceEdit } from './edits.ts';
import { fixAll, fixOf, onlyOf, onlySafe } from './fixes.ts';
import type { PlacedFix } from './fixes.ts';
import { newFileEdit } from './new-file.ts';
import type { ClientAbilities, OpenFile, Project } from './project.ts';
import { raiseActions, raiseEdit, raiseKind } from './raise.ts';
import type { RaiseData } from './raise.ts';

export const fixAllKind = `${CodeActionKind.SourceFixAll}.cloudNativeMaturity`;

/** What a code action is made from when it is chosen. */
export interface ActionData {
  readonly uri: string;
  readonly version: number;
  readonly action: 'fix' | 'file' | 'everywhere' | 'all' | AcceptWay;
  readonly rule: string;
  /** The finding's offset in the file. */
  readonly start: number;
}

/** The actions for a range, without their edits: `resolveAction` adds these. */
export function codeActionsOf(
  project: Project,
  file: OpenFile,
  range: Range,
  context: CodeActionContext,
  client: ClientAbilities,
): CodeAction[] {
  const wants = (kind: string): boolean => !context.only || context.only.some((asked) => kind === asked || kind.startsWith(`${asked}.`));
  return [
    ...(wants(CodeActionKind.QuickFix) ? quickFixes(project, file, range, context, client) : []),
    ...(wants(fixAllKind) ? sourceAction(project, file) : []),
    ...(wants(raiseKind) ? raiseActions(project, file, range) : []),
  ];
}

function quickFixes(project: Project, file: OpenFile, range: Range, context: CodeActionContext, client: ClientAbilities): CodeAction[] {
  const { document } = file;
  const text = document.getText();
  const from = document.offsetAt(range.start);
  const to = document.offsetAt(range.end);
  const findings = shownFindings(project, file.uri);
  const shown = findings.map(({ placed }) => placed);
  const here = shown.filter(({ finding: { problem }, unitStart }) => unitStart + problem.start <= to && unitStart + problem.end >= from);
  const fixes = here.flatMap((placed) => fixOf(project, text, placed) ?? []);
  const preferred = fixes.length === 1 && fixes[0]?.safety === 'safe';
  const rules = [...new Map(here.map((placed) => [placed.finding.rule.id, placed])).values()];
  // Where something is expected now, nobody needs to hear how to accept what comes next.
  const isMain = mainAmong(findings, here);
  return [
    ...fixes.map((fix) => ({ ...fixAction(file, fix, context), ...(preferred ? { isPreferred: true } : {}) })),
    ...(client.createFiles ? fixes.flatMap((fix) => fileAction(file, fix, context)) : []),
    ...rules.flatMap((placed) => everywhereAction(project, file, placed, fixes, shown, context)),
    ...here
      .filter(isMain)
      .flatMap((placed) => (acceptEdit('ignore', project, text, placed) ? [acceptAction(file, 'ignore', placed, context)] : [])),
    ...(client.commands ? rules.filter(isMain).map((placed) => guidanceAction(placed, context, file)) : []),
    ...suppressionActions(project, file, from, to, context, client),
    ...widerWays(project, text, rules.filter(isMain)).map(([way, placed]) => acceptAction(file, way, placed, context)),
    ...(here.length > 0 ? [excludeAction(project, file, client)].flatMap((action) => action ?? []) : []),
  ];
}

/** Tells findings from hints where both are at the same place. */
function mainAmong(findings: readonly ShownFinding[], here: readonly PlacedFinding[]): (placed: PlacedFinding) => boolean {
  const hints = new Set(findings.filter(({ severity }) => severity === DiagnosticSeverity.Hint).map(({ placed }) => placed));
  return here.every((placed) => hints.has(placed)) ? (): boolean => true : (placed): boolean => !hints.has(placed);
}

function fixAction(file: OpenFile, { finding, title }: PlacedFix, context: CodeActionContext): CodeAction {
  return { title, kind: CodeActionKind.QuickFix, ...attached(file, [finding], context), data: dataOf(file, 'fix', finding) };
}

/** The same object in a file of its own. */
function fileAction(file: OpenFile, { finding, title, edits }: PlacedFix, context: CodeActionContext): CodeAction[] {
  const [edit, ...others] = edits;
  if (edit.document !== true || others.length > 0) return [];
  return [
    {
      title: say`${title}: in a new file`,
      kind: CodeActionKind.QuickFix,
      ...attached(file, [finding], context),
      data: dataOf(file, 'file', finding),
    },
  ];
}

function everywhereAction(
  project: Project,
  file: OpenFile,
  placed: PlacedFinding,
  fixes: readonly PlacedFix[],
  shown: readonly PlacedFinding[],
  context: CodeActionContext,
): CodeAction[] {
  const { rule } = placed.finding;
  const fix = fixes.find(({ finding }) => finding.finding.rule === rule);
  if (!fix) return [];
  const alike = shown.filter(({ finding }) => finding.rule === rule);
  const text = file.document.getText();
  // One more that can be mended is enough to know.
  if (!alike.some((one) => one.finding !== fix.finding.finding && fixOf(project, text, one))) return [];
  return [
    {
      title: say`${fix.title}: everywhere in this file`,
      kind: CodeActionKind.QuickFix,
      ...attached(file, alike, context),
      data: dataOf(file, 'everywhere', placed),
    },
  ];
}

function acceptAction(file: OpenFile, way: AcceptWay, placed: PlacedFinding, context: CodeActionContext): CodeAction {
  return {
    title: acceptTitle(way, placed.finding.rule.id),
    kind: CodeActionKind.QuickFix,
    ...attached(file, [placed], context),
    data: dataOf(file, way, placed),
  };
}

/** These are short, so that they come with their edits. */
function suppressionActions(
  project: Project,
  file: OpenFile,
  from: number,
  to: number,
  context: CodeActionContext,
  client: ClientAbilities,
): CodeAction[] {
  return remarkActions(project, file, from, to).map(({ remark, title, edit }) => {
    const { start } = rangeOf(file.document, remark);
    const diagnostics = context.diagnostics.filter(
      ({ code, range }) => code === remark.id && range.start.line === start.line && range.start.character === start.character,
    );
    return {
      title,
      kind: CodeActionKind.QuickFix,
      ...(diagnostics.length > 0 ? { diagnostics } : {}),
      edit: workspaceEdit(file.document, [edit], client, false),
    };
  });
}

function guidanceAction(placed: PlacedFinding, context: CodeActionContext, file: OpenFile): CodeAction {
  const { rule } = placed.finding;
  const title = say`Show guidance: ${translated(rule.title)}`;
  return {
    title,
    kind: CodeActionKind.QuickFix,
    ...attached(file, [placed], context),
    command: { title, command: clientCommands.showGuidance, arguments: [rule.id] },
  };
}

function sourceAction(project: Project, file: OpenFile): CodeAction[] {
  const text = file.document.getText();
  const any = shownFindings(project, file.uri).some(
    ({ placed }) => placed.finding.rule.fixSafety === 'safe' && fixOf(project, text, placed)?.safety === 'safe',
  );
  if (!any) return [];
  const data: ActionData = { uri: file.uri, version: file.document.version, action: 'all', rule: '', start: 0 };
  return [{ title: say`Apply all safe maturity fixes`, kind: fixAllKind, data }];
}

function dataOf(file: OpenFile, action: ActionData['action'], { finding, unitStart }: PlacedFinding): ActionData {
  return { uri: file.uri, version: file.document.version, action, rule: finding.rule.id, start: unitStart + finding.problem.start };
}

/** The client's own diagnostics that stand for these findings. */
function attached(file: OpenFile, findings: readonly PlacedFinding[], context: CodeActionContext): { readonly diagnostics?: Diagnostic[] } {
  const diagnostics = context.diagnostics.filter(({ source, code, range }) => {
    if (source !== diagnosticSource) return false;
    return findings.some(({ finding, unitStart }) => {
      if (finding.rule.id !== code) return false;
      const { start } = rangeOf(file.document, { start: unitStart + finding.problem.start, end: unitStart + finding.problem.end });
      return start.line === range.start.line && start.character === range.start.character;
    });
  });
  return diagnostics.length > 0 ? { diagnostics } : {};
}

/** The action with its edit; undefined when what it was for is no longer there. */
export function resolveAction(
  project: Project,
  file: OpenFile,
  action: CodeAction,
  data: ActionData | RaiseData,
  client: ClientAbilities,
): CodeAction | undefined {
  if (data.action === 'raise') return { ...action, edit: raiseEdit(project, file, data, client) };
  const { document, uri } = file;
  const text = document.getText();
  if (data.action === 'all') {
    return { ...action, edit: workspaceEdit(document, fixAll(project, uri, text, onlySafe), client, false) };
  }
  if (data.action === 'everywhere') {
    return { ...action, edit: workspaceEdit(document, fixAll(project, uri, text, onlyOf(data.rule)), client, false) };
  }
  const found = shownFindings(project, uri).find(
    ({ placed }) => placed.finding.rule.id === data.rule && placed.unitStart + placed.finding.problem.start === data.start,
  );
  if (!found) return undefined;
  if (data.action === 'file') {
    const edit = fixOf(project, text, found.placed)?.edits.find(({ document: isDocument }) => isDocument);
    const made = edit && newFileEdit(project, file, edit);
    return made && { ...action, edit: made };
  }
  const edits =
    data.action === 'fix'
      ? fixOf(project, text, found.placed)?.edits
      : [acceptEdit(data.action, project, text, found.placed)].flatMap((edit) => edit ?? []);
  return edits && edits.length > 0 ? { ...action, edit: workspaceEdit(document, edits, client, true) } : undefined;
}
