import type { Pipeline } from '../../facts/pipeline/types.ts';
import type { Entry, MapNode } from '../../syntax/tree.ts';
import { resolve } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { removeAt } from '../edits/remove.ts';
import { defineRule, notApplicable } from '../rule.ts';
import { entriesOf, environmentsOf, isTrue, outcomeOf, problemAt } from './parts.ts';

export const insecureCommands = defineRule({
  id: 'insecure-commands',
  title: 'Removed workflow commands allowed again',
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
      found(pipeline).map(({ entry }) =>
        problemAt(
          entry.key,
          say`This brings back \`set-env\` and \`add-path\`, with which any line of output can set the environment of later steps.`,
        ),
      ),
    );
  },
  fixSafety: 'safe',
  fix(pipeline, problem, { text }) {
    const place = found(pipeline).find(({ entry }) => entry.key.start === problem.start);
    const edit = place && removeAt(text, place.holder, [place.key, place.entry.key.text]);
    return edit && { title: say`Take the variable out`, safety: 'safe', edits: [edit] };
  },
  rationale:
    'The commands `set-env` and `add-path` were switched off because whatever prints text from outside, a test log or an issue title, could set variables for the rest of the job. `ACTIONS_ALLOW_UNSECURE_COMMANDS` switches them on again.',
  how: ['Remove the variable.', 'Write `name=value` to `$GITHUB_ENV` and folders to `$GITHUB_PATH` instead.'],
  example: {
    language: 'yaml',
    bad: 'on: push\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    env:\n      ACTIONS_ALLOW_UNSECURE_COMMANDS: true\n    steps:\n      - run: make test\n',
    good: 'on: push\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: make test\n',
  },
  hoverOn: ['env.ACTIONS_ALLOW_UNSECURE_COMMANDS', 'jobs.env.ACTIONS_ALLOW_UNSECURE_COMMANDS'],
  equivalents: { zizmor: ['insecure-commands'], checkov: ['CKV_GHA_1'] },
});

function found(pipeline: Pipeline): readonly { readonly holder: MapNode; readonly key: string; readonly entry: Entry }[] {
  return environmentsOf(pipeline).flatMap(({ holder, key, map }) =>
    entriesOf(map)
      .filter((entry) => entry.key.text.toUpperCase() === 'ACTIONS_ALLOW_UNSECURE_COMMANDS' && isTrue(resolve(entry.value)))
      .map((entry) => ({ holder, key, entry })),
  );
}
