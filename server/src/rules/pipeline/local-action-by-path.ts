import type { Job } from '../../facts/pipeline/types.ts';
import { textStart } from '../../facts/pipeline/read.ts';
import { child, itemsOf, textOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';

export const localActionByPath = defineRule({
  id: 'local-action-by-path',
  title: 'Own action taken from the working folder',
  family: 'pipeline',
  practice: 'technology/application-release-and-operations/3/pipeline-parts-pinned',
  category: 'supply-chain',
  default: 'optional',
  subject: 'action-use',
  crossFile: false,
  severity: 'warning',
  check({ kind, text, node, job }) {
    if (kind !== 'local') return notApplicable;
    if (text.startsWith('$/')) return met;
    if (!text.startsWith('./')) return notApplicable;
    if (checksOutElsewhere(job)) return unknown;
    return unmet({
      start: node.start,
      end: node.end,
      message: say`Path "${text}" is whatever lies in the working folder when it is used; \`$${text.slice(1)}\` is what this commit holds.`,
    });
  },
  fixSafety: 'review',
  fix({ node }) {
    const start = textStart(node);
    if (start === undefined || !node.text.startsWith('./')) return undefined;
    return { title: say`Take it from the commit of this file`, safety: 'review', edits: [{ start, end: start + 1, text: '$' }] };
  },
  rationale:
    '`./` names a folder of the runner at the time of the step: an earlier step may have changed it, and after a checkout of a pull request it holds what a stranger wrote. `$/`, which GitHub understands since July 2026, names the repository and the commit of the file itself, and counts as pinned where a policy asks for that. Jobs that check out another repository or into another folder are left alone. GitHub Enterprise Server may not know it yet.',
  how: ['Write `$/` in place of `./`: `uses: $/.github/actions/build`.'],
  example: {
    language: 'yaml',
    bad: 'on: push\njobs:\n  build:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: actions/checkout@v5\n      - uses: ./.github/actions/build\n',
    good: 'on: push\njobs:\n  build:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: actions/checkout@v5\n      - uses: $/.github/actions/build\n',
  },
  hoverOn: ['uses'],
  equivalents: { zizmor: ['self-repository'] },
});

/** Whether the working folder may hold something other than this repository. */
function checksOutElsewhere(job: Job | undefined): boolean {
  return itemsOf(child(job?.node, 'steps')).items.some(
    (step) =>
      /^actions\/checkout@/i.test(textOf(child(step, 'uses')) ?? '') &&
      ['repository', 'path'].some((input) => child(child(step, 'with'), input) !== undefined),
  );
}
