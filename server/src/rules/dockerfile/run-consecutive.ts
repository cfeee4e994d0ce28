import { say } from '../../texts/texts.ts';
import { outcomeOf, type Verdict } from './commands.ts';
import { joinable, joinEdits } from './joined-runs.ts';
import { fixOf } from './shell-edit.ts';
import { defineRule } from '../rule.ts';

export const runConsecutive = defineRule({
  id: 'run-consecutive',
  title: 'RUN behind RUN',
  family: 'dockerfile',
  practice: 'technology/container-and-runtime-management/2/container-hygiene',
  category: 'efficiency',
  default: 'optional',
  subject: 'stage',
  crossFile: false,
  severity: 'warning',
  check({ instructions }) {
    const verdicts = instructions.flatMap((instruction, index): readonly Verdict[] => {
      const previous = instructions[index - 1];
      if (instruction.keyword !== 'RUN' || !previous) return [];
      if (!joinable(previous, instruction)) return ['met'];
      const { start, end } = instruction.keywordSpan;
      return [{ start, end, message: say`This RUN directly follows another one, and could share its layer.` }];
    });
    return outcomeOf(verdicts);
  },
  fixSafety: 'safe',
  fix({ instructions }, { start }, { text }) {
    const index = instructions.findIndex((instruction) => instruction.start === start);
    const instruction = instructions[index];
    const previous = instructions[index - 1];
    const edits = instruction && previous && joinEdits(previous, instruction, text);
    return edits && fixOf(say`Join it to the RUN above`, 'safe', ...edits);
  },
  rationale:
    'Each RUN is a layer with its own bookkeeping, and files that one RUN writes and the next one deletes are pulled all the same. Steps that belong together fit in one RUN. Separate steps are cached separately, though, which speaks for leaving them apart while a file is being worked on: this rule is optional.',
  how: ['Join the commands with `&&`, one on each line.', 'Or use a here-document: `RUN <<EOF` with `set -e` in its first line.'],
  example: {
    language: 'dockerfile',
    bad: 'FROM debian:13-slim\nRUN mkdir /app\nRUN chown 65532 /app\n',
    good: 'FROM debian:13-slim\nRUN mkdir /app && \\\n    chown 65532 /app\n',
  },
  hoverOn: ['RUN'],
  equivalents: { hadolint: ['DL3059'] },
});
