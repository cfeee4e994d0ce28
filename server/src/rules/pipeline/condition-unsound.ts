import type { Pipeline } from '../../facts/pipeline/types.ts';
import type { ScalarNode } from '../../syntax/tree.ts';
import { child } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, notApplicable } from '../rule.ts';
import type { Problem } from '../rule.ts';
import { holds } from './conditions.ts';
import { outcomeOf, problemAt } from './parts.ts';

const outsiders: ReadonlySet<string> = new Set(['pull_request_target', 'workflow_run', 'issue_comment', 'pull_request']);

export const conditionUnsound = defineRule({
  id: 'condition-unsound',
  title: 'Condition that guards nothing',
  family: 'pipeline',
  practice: 'process/software-integration-and-release/1/ci-adapted',
  category: 'correctness',
  default: 'on',
  subject: 'pipeline',
  crossFile: false,
  severity: 'warning',
  check(pipeline) {
    const conditions = conditionsOf(pipeline);
    if (conditions.length === 0) return notApplicable;
    const events = pipeline.workflow?.triggers ?? [];
    return outcomeOf(conditions.flatMap((node) => problemsOf(node, events)));
  },
  fixSafety: 'safe',
  fix(pipeline, problem, { text }) {
    const node = conditionsOf(pipeline).find(({ start }) => start === problem.start);
    if (!node) return undefined;
    const whole = /^\s*\$\{\{(.*)\}\}\s*$/s.exec(node.text);
    if (!alwaysTrue(node) || !whole || (whole[1] ?? '').includes('${{')) return undefined;
    if (node.style === 'literal' || node.style === 'folded') {
      const mark = text.slice(0, node.start).lastIndexOf(node.style === 'literal' ? '|' : '>');
      return {
        title: say`Drop the line break at its end`,
        safety: 'safe',
        edits: [{ start: mark + 1, end: mark + (/^[|>]\+/.test(text.slice(mark)) ? 2 : 1), text: '-' }],
      };
    }
    const quote = text[node.start] ?? '';
    return {
      title: say`Drop the blanks around the expression`,
      safety: 'safe',
      edits: [{ start: node.start, end: node.end, text: `${quote}${text.slice(node.start + 1, node.end - 1).trim()}${quote}` }],
    };
  },
  rationale:
    'GitHub treats `if` as true whenever it is a text that is not empty, and characters beside `${{ }}`, even a line break, turn it into one. `contains` with a text as its first argument finds parts of words, so a branch named `ma` passes for `main`. And who triggered a run is not who wrote the change: a check of `github.actor` against a bot can be passed by others on its pull request.',
  how: [
    'Write the condition without `${{ }}`, or as the whole value; end block scalars with `|-` or `>-`.',
    'Give `contains` a list: `contains(fromJSON(\'["refs/heads/main"]\'), github.ref)`.',
    'Ask `github.event.pull_request.user.login` for the author of a pull request.',
  ],
  example: {
    language: 'yaml',
    bad: "on: push\njobs:\n  release:\n    runs-on: ubuntu-24.04\n    if: ${{ github.ref == 'refs/heads/main' }} && ${{ vars.RELEASE == 'yes' }}\n    steps:\n      - run: make release\n",
    good: "on: push\njobs:\n  release:\n    runs-on: ubuntu-24.04\n    if: github.ref == 'refs/heads/main' && vars.RELEASE == 'yes'\n    steps:\n      - run: make release\n",
  },
  hoverOn: ['jobs.if', 'jobs.steps.if'],
  equivalents: {
    zizmor: ['unsound-condition', 'unsound-contains', 'bot-conditions'],
    poutine: ['if_always_true'],
    actionlint: ['if-cond'],
  },
});

function conditionsOf({ workflow, steps }: Pipeline): readonly ScalarNode[] {
  return [...(workflow?.jobs ?? []).map(({ node }) => node), ...steps.map(({ node }) => node)].flatMap((holder) => {
    const condition = holder?.kind === 'map' ? child(holder, 'if') : undefined;
    return condition?.kind === 'scalar' ? [condition] : [];
  });
}

/** More than one expression and nothing else: a text, which counts as true. */
function alwaysTrue({ text, value }: ScalarNode): boolean {
  if (typeof value !== 'string' || !text.includes('${{')) return false;
  return !/^\$\{\{(?:(?!\}\}).)*\}\}$/s.test(text);
}

function problemsOf(node: ScalarNode, events: readonly string[]): readonly Problem[] {
  if (alwaysTrue(node))
    return [
      problemAt(
        node,
        say`This condition is always true: what stands beside \`\${{ }}\` makes a text of it, and every text counts as true.`,
      ),
    ];
  if (node.text.trim() !== '' && holds(node.text, { event: '', ref: 'other' }) === true && !/github|env|inputs/i.test(node.text))
    return [problemAt(node, say`This condition is always true: it asks for nothing that could differ.`)];
  const found: Problem[] = [];
  const part = /\bcontains\s*\(\s*'([^']*)'\s*,\s*(?:github|env|inputs)[.[]/i.exec(node.text);
  if (part && /[\s,;|]/.test(part[1] ?? ''))
    found.push(
      problemAt(
        node,
        say`\`contains\` looks for parts of the text '${part[1] ?? ''}', so a value such as a piece of one of its words passes too.`,
      ),
    );
  const actor = /\bgithub(?:\.actor(?:_id)?|\[\s*'actor(?:_id)?'\s*\])\s*==\s*'?(?:[\w-]+\[bot\]|49699333|29110)'?/i.exec(node.text);
  // Who wrote the change is asked beside it.
  const author = /\bpull_request\.user\.(?:login|id|type)\s*==/i.test(node.text);
  if (actor && !author && events.some((event) => outsiders.has(event)))
    found.push(
      problemAt(node, say`This asks who started the run, not who wrote the change: others can make a bot start it on their code.`),
    );
  return found.slice(0, 1);
}
