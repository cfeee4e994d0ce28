import { expressionsIn } from '../../facts/pipeline/expressions.ts';
import type { Expression } from '../../facts/pipeline/expressions.ts';
import { placeIn } from '../../facts/pipeline/script.ts';
import type { Pipeline, Step } from '../../facts/pipeline/types.ts';
import { child, textOf } from '../../syntax/tree.ts';
import type { ScalarNode } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { addEntry } from '../edits/yaml.ts';
import { defineRule, notApplicable } from '../rule.ts';
import { outcomeOf, problemAt } from './parts.ts';
import { environmentOf, untrustedIn } from './untrusted.ts';

interface Sink {
  readonly step: Step;
  readonly start: number;
  readonly end: number;
  readonly context: string;
  readonly written: string;
  readonly shell: boolean;
}

export const scriptInjection = defineRule({
  id: 'script-injection',
  title: 'Text from outside in a script',
  family: 'pipeline',
  practice: 'technology/security-and-policy/1/pipeline-protected',
  category: 'security',
  default: 'on',
  subject: 'pipeline',
  crossFile: false,
  severity: 'warning',
  check(pipeline) {
    if (pipeline.system !== 'github') return notApplicable;
    return outcomeOf(
      sinksOf(pipeline).map((sink) =>
        problemAt(
          sink,
          say`Whoever writes \`${sink.context}\` can run commands here: the expression is put into the script before the shell reads it.`,
        ),
      ),
    );
  },
  fixSafety: 'review',
  fix(pipeline, problem, context) {
    const sink = sinksOf(pipeline).find(({ start, end }) => start === problem.start && end === problem.end);
    const expression = /^\$\{\{.*\}\}$/s.exec(sink?.written ?? '')?.[0];
    if (!sink?.shell || expression === undefined || context.text.slice(sink.start, sink.end) !== expression) return undefined;
    const name = (sink.context.split('.').slice(-2).join('_') || 'value').replace(/[^a-z0-9]+/gi, '_').toUpperCase();
    if (child(child(sink.step.node, 'env'), name) !== undefined) return undefined;
    const added = addEntry(context, sink.step.node, { path: ['env', name], value: expression });
    if (!added) return undefined;
    const replaced = { start: sink.start, end: sink.end, text: `\${${name}}` };
    const [first, ...rest] = [...added.edits, replaced].sort((a, b) => a.start - b.start);
    return first && { title: say`Pass it in the variable ${name}`, safety: 'review', edits: [first, ...rest] };
  },
  rationale:
    'GitHub replaces `${{ … }}` with its value before the shell starts. A title, branch name or comment that holds `$(…)` or a quote then becomes part of the program, with the token and secrets of the job. A variable is only ever data to the shell.',
  how: [
    'Put the value into `env` of the step: `TITLE: ${{ github.event.pull_request.title }}`.',
    'Use it in the script as a quoted variable: `"$TITLE"`; take care where single quotes stand around the old place.',
    'In `actions/github-script`, read it from `context.payload` or `process.env`.',
  ],
  example: {
    language: 'yaml',
    bad: 'on: issues\njobs:\n  greet:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: echo "${{ github.event.issue.title }}"\n',
    good: 'on: issues\njobs:\n  greet:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: echo "$TITLE"\n        env:\n          TITLE: ${{ github.event.issue.title }}\n',
  },
  hoverOn: ['jobs.steps.run'],
  equivalents: {
    zizmor: ['template-injection'],
    scorecard: ['Dangerous-Workflow'],
    poutine: ['injection'],
    actionlint: ['untrusted-inputs'],
    checkov: ['CKV_GHA_2'],
  },
});

/** Inputs that actions run as code, by their documentation on 2026-11-21. */
const codeInputs: ReadonlyMap<string, string> = new Map([
  ['actions/github-script', 'script'],
  ['amadevus/pwsh-script', 'script'],
  ['appleboy/ssh-action', 'script'],
  ['azure/cli', 'inlineScript'],
  ['azure/powershell', 'inlineScript'],
  ['jannekem/run-python-script-action', 'script'],
  ['mikefarah/yq', 'cmd'],
  ['nick-fields/retry', 'command'],
]);

function codeOf({ action, inputs }: Step): ScalarNode | undefined {
  const name = action === undefined ? undefined : codeInputs.get(action);
  const code = name === undefined ? undefined : child(inputs, name);
  return code?.kind === 'scalar' ? code : undefined;
}

function sinksOf(pipeline: Pipeline): readonly Sink[] {
  return pipeline.steps.flatMap((step): readonly Sink[] => {
    const { script } = step;
    const node = script?.node ?? codeOf(step);
    if (!node) return [];
    const values = environmentOf(step, pipeline);
    const shell = script !== undefined && /^(?:(?:ba|z)?sh\b.*)?$/.test(textOf(script.shell) ?? '');
    return expressionsIn(node.text).flatMap((expression): readonly Sink[] => {
      const context = untrustedIn(expression, values);
      if (context === undefined || (!script && isWholeValue(node.text, expression))) return [];
      const span = script ? placeIn(script, expression.start, expression.end) : { start: node.start, end: node.end };
      return [{ step, ...span, context, written: node.text.slice(expression.start, expression.end), shell }];
    });
  });
}

/** `const event = ${{ toJSON(github.event) }};`: what JSON can say is data in these languages, unless quotes are around it. */
function isWholeValue(code: string, { start, text }: Expression): boolean {
  return /^\s*toJSON\s*\([^()]*\)\s*$/i.test(text) && /(?:[=(,:[]|\breturn)\s*$/.test(code.slice(0, start));
}
