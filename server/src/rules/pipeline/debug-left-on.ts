import type { Pipeline } from '../../facts/pipeline/types.ts';
import type { Entry, MapNode } from '../../syntax/tree.ts';
import { resolve } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { removeAt } from '../edits/remove.ts';
import { defineRule, notApplicable } from '../rule.ts';
import { entriesOf, environmentsOf, isTrue, outcomeOf, problemAt } from './parts.ts';

const names: ReadonlySet<string> = new Set([
  'ACTIONS_STEP_DEBUG',
  'ACTIONS_RUNNER_DEBUG',
  'CI_DEBUG_TRACE',
  'CI_DEBUG_SERVICES',
  'SYSTEM_DEBUG',
  'SYSTEM.DEBUG',
]);

export const debugLeftOn = defineRule({
  id: 'debug-left-on',
  title: 'Debug output left on',
  family: 'pipeline',
  practice: 'technology/security-and-policy/2/secret-management',
  category: 'security',
  default: 'on',
  subject: 'pipeline',
  crossFile: false,
  severity: 'warning',
  check(pipeline) {
    if (!['github', 'gitlab', 'azure'].includes(pipeline.system)) return notApplicable;
    return outcomeOf(
      found(pipeline).map(({ entry }) =>
        problemAt(
          entry.key,
          say`Debugging with "${entry.key.text}" writes the inner workings of each run to the log, values of variables included.`,
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
    'Debug logs show expressions, environment variables and the output of tools as they are. Masking only covers secrets in the exact form in which they were stored, so tokens, signed addresses and encoded values come out in logs that everyone with read access sees.',
  how: [
    'Remove the variable from the file.',
    'Switch debug output on for a single run where it is needed: "Re-run jobs" with debug logging, or a variable given to one pipeline run.',
  ],
  example: {
    language: 'yaml',
    bad: 'on: push\nenv:\n  ACTIONS_STEP_DEBUG: true\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: make test\n',
    good: 'on: push\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: make test\n',
  },
  hoverOn: ['env.ACTIONS_STEP_DEBUG', 'variables.CI_DEBUG_TRACE'],
  equivalents: { poutine: ['debug_enabled'] },
});

function found(pipeline: Pipeline): readonly { readonly holder: MapNode; readonly key: string; readonly entry: Entry }[] {
  return environmentsOf(pipeline).flatMap(({ holder, key, map }) =>
    entriesOf(map)
      .filter((entry) => names.has(entry.key.text.toUpperCase()) && isTrue(resolve(entry.value)))
      .map((entry) => ({ holder, key, entry })),
  );
}
