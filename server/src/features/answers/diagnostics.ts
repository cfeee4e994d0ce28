/** What is wrong in the answers file, and what is to be answered again. */
import { DiagnosticSeverity } from 'vscode-languageserver-protocol';
import type { Diagnostic } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { readAnswers } from '../../answers/read.ts';
import type { AnswerProblemSeverity } from '../../answers/types.ts';
import type { Span } from '../../syntax/tree.ts';
import { diagnosticSource } from '../diagnostics.ts';

const severities: Readonly<Record<AnswerProblemSeverity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
};

/** `today` is `YYYY-MM-DD`. */
export function diagnosticsOfAnswers(text: string, today: string): readonly Diagnostic[] {
  const document = TextDocument.create('', '', 0, text);
  const { answers, problems, reviewAfterDays } = readAnswers(text, today);
  const diagnostic = (span: Span, severity: DiagnosticSeverity, message: string): Diagnostic => ({
    range: { start: document.positionAt(span.start), end: document.positionAt(span.end) },
    severity,
    source: diagnosticSource,
    message,
  });
  const stale = [...answers.values()].filter((answer) => answer.stale);
  return [
    ...problems.map(({ span, severity, message }) => diagnostic(span, severities[severity], message)),
    ...stale.map(({ span, date }) => {
      const message = `This answer is from ${date ?? ''}, more than ${String(reviewAfterDays)} days ago. It counts again once its date is renewed.`;
      return diagnostic(span, DiagnosticSeverity.Information, message);
    }),
  ];
}
