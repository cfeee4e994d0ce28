/** What is wrong in a rule file. */
import { DiagnosticSeverity } from 'vscode-languageserver-protocol';
import type { Diagnostic } from 'vscode-languageserver-protocol';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Failure } from '../../organisation/judge.ts';
import type { RuleFileProblem } from '../../organisation/types.ts';
import { isComposedUri } from '../../workspace/composition/file.ts';
import { diagnosticSource, rangeOf } from '../diagnostics.ts';
import type { Project } from '../project.ts';

/** `schemaElsewhere`: another extension checks by the schema, so that what that says is left to it. */
export function diagnosticsOfRuleFile(
  document: TextDocument,
  problems: readonly RuleFileProblem[],
  schemaElsewhere = false,
): readonly Diagnostic[] {
  const own = problems.filter(({ shape }) => !schemaElsewhere || shape !== true);
  return own.map(({ span, message, severity }) => ({
    range: rangeOf(document, span),
    severity: severity === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
    source: diagnosticSource,
    message,
  }));
}

/** The path of the file that an expression failed on; undefined where that has changed since. */
export function placeOfFailure(project: Pick<Project, 'workspace' | 'pathOf'>, { uri, unit }: Failure): string | undefined {
  if (isComposedUri(uri)) return project.pathOf(uri.slice(0, uri.indexOf('#')));
  return project.workspace.files.get(uri)?.units.some((placed) => placed.unit === unit) ? project.pathOf(uri) : undefined;
}
