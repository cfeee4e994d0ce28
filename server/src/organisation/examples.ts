/** Tries the examples of rules, each read as a file of its own. */
import { readFile } from '../facts/read.ts';
import { formatOf } from '../files/kind.ts';
import { Engine } from '../rules/engine.ts';
import { fixOf } from '../rules/fixing.ts';
import type { HclParser } from '../syntax/hcl/parser.ts';
import { say } from '../texts/texts.ts';
import { Workspace } from '../workspace/workspace.ts';
import { limits } from './limits.ts';
import { runningRule } from './rule.ts';
import { handlerOf } from './subjects.ts';
import type { OrganisationExample, OrganisationRule, RuleFileProblem } from './types.ts';

/** What is wrong with the examples of a file's rules. Terraform is read only where there is a parser for it. */
export function tryExamples(rules: readonly OrganisationRule[], hcl: HclParser | undefined): readonly RuleFileProblem[] {
  const deadline = performance.now() + limits.examplesMs;
  const problems: RuleFileProblem[] = [];
  for (const rule of rules) {
    for (const example of rule.examples) {
      const { span } = example;
      if (performance.now() > deadline) {
        problems.push({
          span,
          message: say`This example and those after it are not tried: the examples of this file take too long.`,
          severity: 'warning',
        });
        return problems;
      }
      const message = faultOf(rule, example, hcl);
      if (message !== undefined) problems.push({ span, message: say`Example "${example.name}": ${message}`, severity: 'error' });
    }
  }
  return problems;
}

const root = 'file:///example';

/** What is wrong with an example, as a sentence; undefined where it shows what it is to show, or cannot be read here. */
function faultOf(definition: OrganisationRule, example: OrganisationExample, hcl: HclParser | undefined): string | undefined {
  const { rule, judge } = runningRule({ ...definition, optional: false });
  const uri = `${root}/${example.file ?? handlerOf(definition.subject).file}`;
  const format = formatOf(uri);
  if (format === undefined) return say`a file of that name is not read at all.`;
  if (format === 'hcl' && !hcl) return undefined;
  const workspace = new Workspace();
  workspace.update(readFile({ uri, format, text: example.text, hcl }));
  const engine = new Engine(workspace, [rule]);
  const findings = engine.findingsOf(uri);
  const { met, unmet, unknown } = engine.talliesOf(uri).get(rule.id) ?? { met: 0, unmet: 0, unknown: 0 };
  const [failure] = judge.failures;
  if (failure) return say`${failure.message} Ask \`has(…)\` for what may be missing, or write \`.?\`.`;
  if (met + unmet + unknown === 0)
    return say`the rule looks at nothing in it: there is no ${definition.subject} of these kinds, or \`when\` is false.`;
  if (unknown > 0 && unmet === 0) return say`the text does not show whether the expectation is met.`;
  const [first] = findings;
  if (example.kind === 'good') return first ? say`the expectation is missed: ${first.finding.problem.message}` : undefined;
  if (!first) return say`the expectation is met.`;
  if (example.message !== undefined && !findings.some(({ finding }) => finding.problem.message.includes(example.message ?? '')))
    return say`the message is another one: ${first.finding.problem.message}`;
  if (example.fixed === undefined) return undefined;
  const fix = fixOf(first, example.text, engine, workspace);
  if (!fix) return say`there is no fix for this text.`;
  return textAfter(example.text, fix.edits).trimEnd() === example.fixed.trimEnd() ? undefined : say`the fix makes something else of it.`;
}

function textAfter(text: string, edits: readonly { readonly start: number; readonly end: number; readonly text: string }[]): string {
  let after = text;
  for (const edit of edits.toSorted((a, b) => b.start - a.start)) after = after.slice(0, edit.start) + edit.text + after.slice(edit.end);
  return after;
}
