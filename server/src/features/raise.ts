/** Takes one workload, Dockerfile or Terraform file to a level: all its safe fixes at once, looked at before anything is changed. */
import { CodeActionKind } from 'vscode-languageserver-protocol';
import type { CodeAction, Range, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver-protocol';
import type { PlacedUnit } from '../facts/types.ts';
import { levels } from '../model/types.ts';
import type { Level } from '../model/types.ts';
import type { PlacedFinding } from '../rules/finding.ts';
import { labelOf } from '../rules/subjects.ts';
import { say } from '../texts/texts.ts';
import { shownFindings } from './diagnostics.ts';
import { workspaceEdit } from './edits.ts';
import { expectationOf, levelText } from './expectation.ts';
import { fixAll, fixOf, onlySafe } from './fixes.ts';
import type { ClientAbilities, OpenFile, Project } from './project.ts';

export const raiseKind = `${CodeActionKind.RefactorRewrite}.cloudNativeMaturity`;

/** What the edit is made from when the action is chosen. */
export interface RaiseData {
  readonly action: 'raise';
  readonly uri: string;
  readonly version: number;
  /** Which unit of the file. */
  readonly unit: number;
  readonly level: Level;
}

/** A single fix is a quick fix already. */
const fewest = 2;

/** For what stands where the cursor is: one action for each level that it has safe fixes for. */
export function raiseActions(project: Project, file: OpenFile, range: Range): CodeAction[] {
  const { uri, document } = file;
  const units = project.workspace.files.get(uri)?.units ?? [];
  const offset = document.offsetAt(range.start);
  const index = units.findLastIndex(({ start }) => start <= offset);
  const name = nameOf(units[index]);
  if (name === undefined) return [];
  const text = document.getText();
  const here = shownFindings(project, uri)
    .map(({ placed }) => placed)
    .filter((placed) => unitAt(project, placed) === index);
  const fixable = new Set(here.filter((placed) => isSafe(project, text, placed)));
  return levels.flatMap((level) => {
    const missed = here.filter(({ finding }) => expectationOf(finding.rule).level <= level);
    const own = [...fixable].filter(({ finding }) => expectationOf(finding.rule).level === level);
    const count = missed.filter((placed) => fixable.has(placed)).length;
    if (own.length === 0 || count < fewest) return [];
    const data: RaiseData = { action: 'raise', uri, version: document.version, unit: index, level };
    const title =
      count === missed.length
        ? say`Bring ${name} to ${levelText(level)}: ${String(count)} fixes`
        : say`Bring ${name} closer to ${levelText(level)}: ${String(count)} of ${String(missed.length)} findings`;
    return [{ title, kind: raiseKind, data }];
  });
}

/** The edit of an action, which the client shows before it is made where it can. */
export function raiseEdit(
  project: Project,
  { uri, document }: OpenFile,
  { unit, level }: RaiseData,
  client: ClientAbilities,
): WorkspaceEdit {
  const edits = fixAll(project, uri, document.getText(), {
    ...onlySafe,
    finding: (placed) => expectationOf(placed.finding.rule).level <= level && unitAt(project, placed) === unit,
  });
  const edit = workspaceEdit(document, edits, client, false);
  return client.changeAnnotations ? confirmed(edit, say`Bring it to ${levelText(level)}`) : edit;
}

const annotation = 'maturity';

function confirmed({ documentChanges = [] }: WorkspaceEdit, label: string): WorkspaceEdit {
  return {
    documentChanges: documentChanges.map((change) => ('edits' in change ? annotated(change) : change)),
    changeAnnotations: { [annotation]: { label, needsConfirmation: true } },
  };
}

function annotated({ textDocument, edits }: TextDocumentEdit): TextDocumentEdit {
  return { textDocument, edits: edits.map((edit) => ({ ...edit, annotationId: annotation })) };
}

function isSafe(project: Project, text: string, placed: PlacedFinding): boolean {
  return placed.finding.rule.fixSafety === 'safe' && fixOf(project, text, placed)?.safety === 'safe';
}

/** Findings in what a chart or kustomization yields count from the start of the file. */
function unitAt(project: Project, { uri, unitStart, finding }: PlacedFinding): number {
  const at = unitStart + finding.problem.start;
  return (project.workspace.files.get(uri)?.units ?? []).findLastIndex(({ start }) => start <= at);
}

/** Undefined for what has no level of its own. */
function nameOf(placed: PlacedUnit | undefined): string | undefined {
  if (!placed) return undefined;
  const { workload, dockerfile, 'terraform-file': terraform } = placed.unit.subjects;
  const [first] = workload ?? [];
  if (first) {
    const { kind, name } = labelOf('workload', first);
    return first.object.fragment ? undefined : name === undefined ? kind : say`${kind} "${name}"`;
  }
  if (dockerfile && dockerfile.length > 0) return say`this Dockerfile`;
  return terraform && terraform.length > 0 ? say`this Terraform file` : undefined;
}
