/** How loud a finding is. */
import { DiagnosticSeverity } from 'vscode-languageserver-protocol';
import { severityOf } from '../assessment/severity.ts';
import type { Severity } from '../assessment/severity.ts';
import { isEnabled } from '../rules/given.ts';
import type { RuleChoice } from '../rules/given.ts';
import type { Rule } from '../rules/rule.ts';
import { expectationOf } from './expectation.ts';
import type { Project } from './project.ts';

const chosen: Readonly<Partial<Record<RuleChoice, DiagnosticSeverity>>> = {
  hint: DiagnosticSeverity.Hint,
  information: DiagnosticSeverity.Information,
  warning: DiagnosticSeverity.Warning,
  error: DiagnosticSeverity.Error,
};

const byLevel: Readonly<Record<Severity, DiagnosticSeverity | undefined>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  hint: DiagnosticSeverity.Hint,
  none: undefined,
};

/** The severity of a rule's findings in a file; undefined where they stay out of the editor. */
function severityIn(rule: Rule, project: Project, uri: string): DiagnosticSeverity | undefined {
  const choice = project.choiceOf(uri, rule.id);
  if (!isEnabled(rule, choice)) return undefined;
  const asked = choice && chosen[choice];
  if (asked !== undefined) return asked;
  return byLevel[severityOf(rule, expectationOf(rule).level, project.targetAt(uri))];
}

/** The severities of rules in a file, each worked out once. */
export function severitiesIn(project: Project, uri: string): (rule: Rule) => DiagnosticSeverity | undefined {
  const known = new Map<Rule, DiagnosticSeverity | undefined>();
  return (rule) => {
    if (!known.has(rule)) known.set(rule, severityIn(rule, project, uri));
    return known.get(rule);
  };
}
