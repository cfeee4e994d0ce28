/** What is wrong in the answers file, and what is to be answered again. */
import { DiagnosticSeverity } from 'vscode-languageserver-protocol';
import type { Diagnostic } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { readAnswers } from '../../answers/read.ts';
import type { AnswerProblemSeverity } from '../../answers/types.ts';
import type { Rule } from '../../rules/rule.ts';
import type { Span } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { diagnosticSource } from '../diagnostics.ts';

const severities: Readonly<Record<AnswerProblemSeverity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
};

export interface CheckOptions {
  /** The rules that the workspace brings along, where they are known. */
  readonly ownRules?: readonly Rule[] | undefined;
  /** Another extension checks by the schema: what that says is left to it. */
  readonly schemaElsewhere?: boolean;
}

/** `today` is `YYYY-MM-DD`. */
export function diagnosticsOfAnswers(
  text: string,
  today: string,
  { ownRules, schemaElsewhere = false }: CheckOptions = {},
): readonly Diagnostic[] {
  const document = TextDocument.create('', '', 0, text);
  const { answers, problems, reviewAfterDays } = readAnswers(text, today, ownRules);
  const diagnostic = (span: Span, severity: DiagnosticSeverity, message: string): Diagnostic => ({
    range: { start: document.positionAt(span.start), end: document.positionAt(span.end) },
    severity,
    source: diagnosticSource,
    message,
  });
  const stale = [...answers.values()].filter((answer) => answer.stale);
  return [
    ...problems
      .filter(({ shape }) => !schemaElsewhere || shape !== true)
      .map(({ span, severity, message }) => diagnostic(span, severities[severity], message)),
    ...stale.map(({ span, date }) => {
      const message = say`This answer is from ${date ?? ''}, more than ${String(reviewAfterDays)} days ago. It counts again once its date is renewed.`;
      return diagnostic(span, DiagnosticSeverity.Information, message);
    }),
  ];
}
