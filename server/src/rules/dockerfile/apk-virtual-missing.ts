import { say } from '../../texts/texts.ts';
import { hasFlag, invocationsOf, outcomeOf, runOf } from './commands.ts';
import { apk } from './package-tools.ts';
import { fixOf, wordsAfter } from './shell-edit.ts';
import { defineRule, notApplicable } from '../rule.ts';

export const apkVirtualMissing = defineRule({
  id: 'apk-virtual-missing',
  title: 'Build packages removed one by one',
  family: 'dockerfile',
  practice: 'technology/container-and-runtime-management/2/container-hygiene',
  category: 'efficiency',
  default: 'on',
  subject: 'instruction',
  crossFile: false,
  severity: 'warning',
  check(instruction) {
    const run = runOf(instruction);
    if (!run) return notApplicable;
    const added = invocationsOf(run, apk, /^add$/).filter((invocation) => !hasFlag(invocation, 't', '--virtual'));
    const names = new Set(added.flatMap(({ operands }) => operands.map(({ text }) => text)));
    return outcomeOf(
      invocationsOf(run, apk, /^del$/).map(({ operands }) => {
        const first = operands.find(({ text, known }) => known && names.has(text));
        if (!first) return 'met';
        const { start, end } = first;
        return { start, end, message: say`Command "apk del" names "${first.text}" again, and leaves behind what came with it.` };
      }),
    );
  },
  fixSafety: 'review',
  fix(instruction) {
    const run = runOf(instruction);
    const additions = run ? invocationsOf(run, apk, /^add$/) : [];
    const deletions = run ? invocationsOf(run, apk, /^del$/) : [];
    const [deletion] = deletions;
    if (!run || !deletion || deletions.length > 1) return undefined;
    const gone = new Set(deletion.operands.map(({ text }) => text));
    const group = additions.find(({ operands }) => operands.length > 0 && operands.every(({ text }) => gone.has(text)));
    const first = deletion.operands[0];
    const last = deletion.operands.at(-1);
    // Only where one list is the other: what else is deleted belongs to no group.
    if (!group?.subcommand || !first || !last || group.operands.length !== gone.size) return undefined;
    const name = run.json ? '".build-deps"' : '.build-deps';
    return fixOf(
      say`Install and remove them as one group`,
      'review',
      wordsAfter(run, group.command.words.findLast(({ text }) => text === '--no-cache') ?? group.subcommand, '--virtual', '.build-deps'),
      { start: first.start, end: last.end, text: name },
    );
  },
  rationale:
    'Two lists of the same packages drift apart: what is added to the first and forgotten in the second stays in the image. A virtual package is one name for the group; deleting it takes everything along that nothing else needs.',
  how: [
    'Install what only the build needs as a group: `apk add --no-cache --virtual .build-deps gcc musl-dev`.',
    'Delete the group at the end of the same RUN: `apk del .build-deps`.',
    'Better still: build in a stage of its own and copy the result.',
  ],
  example: {
    language: 'dockerfile',
    bad: 'FROM alpine:3.22\nRUN apk add --no-cache gcc musl-dev && ./build && apk del gcc musl-dev\n',
    good: 'FROM alpine:3.22\nRUN apk add --no-cache --virtual .build-deps gcc musl-dev && ./build && apk del .build-deps\n',
  },
  hoverOn: ['RUN'],
  equivalents: { dockerfilelint: ['apkadd-missing-virtual'] },
});
