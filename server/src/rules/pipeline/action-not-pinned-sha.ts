import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';

const commit = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i;
// Their provenance is verified against the tag, so a commit does not work there.
const boundToTags = /^slsa-framework\/slsa-github-generator\/\.github\/workflows\/[^@]+@v\d+\.\d+\.\d+$/;

export const actionNotPinnedSha = defineRule({
  id: 'action-not-pinned-sha',
  title: 'Action not pinned to a commit',
  family: 'pipeline',
  practice: 'technology/application-release-and-operations/3/pipeline-parts-pinned',
  category: 'supply-chain',
  default: 'on',
  subject: 'action-use',
  crossFile: false,
  severity: 'warning',
  check({ kind, text, ref, node }) {
    if (kind === 'unknown') return unknown;
    if (kind !== 'repository' || boundToTags.test(text)) return notApplicable;
    if (ref && commit.test(ref.text)) return met;
    const name = text.split('@')[0] ?? text;
    if (!ref || ref.text === '') return unmet({ start: node.start, end: node.end, message: say`"${name}" names no version.` });
    return unmet({
      start: ref.start,
      end: ref.end,
      message: say`Action "${name}" is taken at "${ref.text}", which its owners can move to other code; a full commit hash stays.`,
    });
  },
  fixSafety: null,
  rationale:
    'A tag or branch of an action points to whatever its owners, or whoever has taken over their account, last pushed there. The next run executes it with the token and the secrets of the job. A full commit hash cannot be moved, so the code that ran in review is the code that runs in the release.',
  how: [
    'Look up the commit of the tag in use: `git ls-remote https://github.com/OWNER/REPO refs/tags/TAG`.',
    'Write the 40 characters behind `@` and keep the tag as a comment: `uses: owner/repo@<commit> # v4.2.2`.',
    'Let a dependency updater raise both; the usual ones understand the comment.',
  ],
  example: {
    language: 'yaml',
    bad: 'on: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v4\n',
    good: 'on: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2\n',
  },
  hoverOn: ['uses'],
  equivalents: { zizmor: ['unpinned-uses'], scorecard: ['Pinned-Dependencies'], poutine: ['unpinnable_action'] },
});
