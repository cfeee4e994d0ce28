import { expressionsIn } from '../../facts/pipeline/expressions.ts';
import type { Pipeline } from '../../facts/pipeline/types.ts';
import type { Span } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, notApplicable } from '../rule.ts';
import { lostChoices } from './choices.ts';
import { outcomeOf, placeWithin, problemAt, scalarsIn } from './parts.ts';

export const ternaryUnsound = defineRule({
  id: 'ternary-unsound',
  title: 'Choice that never takes its first value',
  family: 'pipeline',
  practice: 'process/software-integration-and-release/1/ci-adapted',
  category: 'correctness',
  default: 'on',
  subject: 'pipeline',
  crossFile: false,
  severity: 'warning',
  check(pipeline) {
    if (pipeline.system !== 'github') return notApplicable;
    return outcomeOf(
      choicesOf(pipeline).map(({ value, text }) =>
        problemAt(
          value,
          say`This choice never comes to \`${text}\`: that counts as false, so what stands behind \`||\` is taken each time.`,
        ),
      ),
    );
  },
  fixSafety: 'review',
  fix(pipeline, problem, { text }) {
    const choice = choicesOf(pipeline).find(({ value }) => value.start === problem.start && value.end === problem.end);
    if (choice?.turned === undefined || text.slice(choice.whole.start, choice.whole.end) !== choice.written) return undefined;
    const { start, end } = choice.whole;
    return { title: say`Ask the other way round`, safety: 'review', edits: [{ start, end, text: choice.turned }] };
  },
  rationale:
    'Expressions have no `? :`, so people write `condition && value || other`. Where `value` is an empty text, `0`, `false` or `null`, it counts as false, and `other` comes out whatever the condition says. A switch that is meant to turn something off then never does.',
  how: [
    "Ask the other way round, so that the value behind `&&` is not empty: `${{ !inputs.quiet && '--verbose' || '' }}`.",
    "Or use the function `case`: `${{ case(inputs.quiet, '', '--verbose') }}`.",
  ],
  example: {
    language: 'yaml',
    bad: "on: push\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: make test\n        env:\n          FLAGS: ${{ vars.QUIET == 'yes' && '' || '--verbose' }}\n",
    good: "on: push\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: make test\n        env:\n          FLAGS: ${{ vars.QUIET != 'yes' && '--verbose' || '' }}\n",
  },
  hoverOn: ['jobs.env', 'jobs.steps.env', 'jobs.steps.with'],
  equivalents: { zizmor: ['unsound-ternary'] },
});

interface Choice {
  /** The value that is never taken, and the choice as a whole, in the file. */
  readonly value: Span;
  readonly whole: Span;
  readonly text: string;
  readonly written: string;
  readonly turned: string | undefined;
}

function choicesOf(pipeline: Pipeline): readonly Choice[] {
  return scalarsIn(pipeline.node).flatMap((scalar) =>
    expressionsIn(scalar.text).flatMap((expression) => {
      const from = expression.start + '${{'.length;
      return lostChoices(scalar.text.slice(from, expression.end - '}}'.length)).map(({ start, end, value, turned }): Choice => {
        const written = scalar.text.slice(from + start, from + end);
        return {
          value: placeWithin(pipeline, scalar, from + value.start, from + value.end),
          whole: placeWithin(pipeline, scalar, from + start, from + end),
          text: scalar.text.slice(from + value.start, from + value.end),
          written,
          turned,
        };
      });
    }),
  );
}
