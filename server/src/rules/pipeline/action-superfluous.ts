import { english, say, translated } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';

/** What runners of GitHub bring along, and takes the place. As of 2026-11-21. */
const instead: ReadonlyMap<string, string> = new Map([
  ['actions-ecosystem/action-add-labels', '`gh issue edit --add-label`'],
  ['actions-ecosystem/action-remove-labels', '`gh issue edit --remove-label`'],
  ['addnab/docker-run-action', '`docker run`'],
  ['dacbd/create-issue-action', '`gh issue create`'],
  ['elgohr/github-release-action', '`gh release create`'],
  ['ncipollo/release-action', '`gh release create`'],
  ['sergeysova/jq-action', '`jq`'],
  ['softprops/action-gh-release', '`gh release create`'],
  ['svenstaro/upload-release-action', '`gh release upload`'],
]);

/** Whose whole work takes more than one command. */
const insteadOfMore: ReadonlyMap<string, string> = new Map([
  ['dtolnay/rust-toolchain', '`rustup toolchain install`'],
  ['endbug/add-and-commit', english`\`git commit\` and \`git push\``],
  ['peter-evans/create-or-update-comment', '`gh issue comment`'],
  ['peter-evans/create-pull-request', '`gh pr create`'],
  ['stefanzweifel/git-auto-commit-action', english`\`git commit\` and \`git push\``],
]);

export const actionSuperfluous = defineRule({
  id: 'action-superfluous',
  title: 'Action for what the runner brings along',
  family: 'pipeline',
  practice: 'process/software-integration-and-release/2/quality-measured',
  category: 'operability',
  default: 'optional',
  subject: 'action-use',
  crossFile: false,
  severity: 'warning',
  options: {
    convenience: {
      default: false,
      description: 'Report actions too whose work takes several commands, such as `peter-evans/create-pull-request`.',
    },
  },
  check({ kind, text, node }, { options }) {
    if (kind === 'unknown') return unknown;
    if (kind !== 'repository') return notApplicable;
    const name = (text.split('@')[0] ?? '').toLowerCase();
    const command = instead.get(name) ?? (options.convenience ? insteadOfMore.get(name) : undefined);
    if (command === undefined) return met;
    return unmet({
      start: node.start,
      end: node.end,
      message: say`Action "${name}" does what ${translated(command)} does, which runners bring along.`,
    });
  },
  fixSafety: null,
  rationale:
    'Runners of GitHub carry `gh`, `jq`, `docker` and `git`. An action around one of them adds a program of somebody else, with the token of the job, that has to be pinned, watched and raised, for one line of script.',
  how: ['Run the command in a `run` step, with `GH_TOKEN: ${{ github.token }}` in its `env` for `gh`.', 'Take the action out.'],
  example: {
    language: 'yaml',
    bad: 'on: release\njobs:\n  attach:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: svenstaro/upload-release-action@v2\n        with:\n          file: app.tgz\n',
    good: 'on: release\njobs:\n  attach:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: gh release upload "$GITHUB_REF_NAME" app.tgz\n        env:\n          GH_TOKEN: ${{ github.token }}\n',
  },
  hoverOn: ['uses'],
  equivalents: { zizmor: ['superfluous-actions'] },
});
