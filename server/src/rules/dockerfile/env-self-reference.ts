import { assignmentsOf } from '../../facts/dockerfile/assignments.ts';
import type { Instruction } from '../../facts/dockerfile/types.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unmet, type Problem } from '../rule.ts';
import { ancestry } from './parts.ts';
import { casedLike, lineBreak, lineStart } from './text.ts';

const variable = /(?<!\\)\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*))/g;

export const envSelfReference = defineRule({
  id: 'env-self-reference',
  title: 'ENV uses a variable set beside it',
  family: 'dockerfile',
  practice: 'technology/container-and-runtime-management/1/container-files',
  category: 'correctness',
  default: 'on',
  subject: 'instruction',
  crossFile: false,
  severity: 'warning',
  check(instruction) {
    if (instruction.keyword !== 'ENV') return notApplicable;
    const problems = referring(instruction);
    const [first, ...rest] = problems;
    return first ? unmet(first, ...rest) : met;
  },
  fixSafety: 'safe',
  fix(instruction, problem, { text }) {
    const index = instruction.words.findIndex(({ start, end }) => start <= problem.start && problem.end <= end);
    const [word, previous] = [instruction.words[index], instruction.words[index - 1]];
    if (!word || !previous) return undefined;
    const between = text.slice(previous.end, word.start);
    if (between.includes('#')) return undefined;
    const indent = text.slice(lineStart(text, instruction.start), instruction.start);
    const head = `${lineBreak(text)}${indent}${casedLike('ENV', instruction.writtenKeyword)} `;
    return { title: say`Set it in an ENV of its own`, safety: 'safe', edits: [{ start: previous.end, end: word.start, text: head }] };
  },
  rationale:
    'All values of one ENV are computed from what was set before the instruction. A variable that is set in the same line is not there yet, so the value silently has a gap. A variable that is extended, as in `PATH=/opt/bin:$PATH`, or that was set above, is fine.',
  how: ['Set the variable that uses the other one in an ENV of its own, below.'],
  example: {
    language: 'dockerfile',
    bad: 'FROM alpine:3.22\nENV ROOT=/opt BIN=$ROOT/bin\n',
    good: 'FROM alpine:3.22\nENV ROOT=/opt\nENV BIN=$ROOT/bin\n',
  },
  hoverOn: ['ENV'],
  equivalents: { hadolint: ['DL3044'] },
});

function referring(instruction: Instruction): readonly Problem[] {
  const assignments = assignmentsOf(instruction);
  if (assignments.length < 2) return [];
  if (!assignments.some(({ value }) => value?.text.includes('$'))) return [];
  const before = setBefore(instruction);
  return assignments.flatMap(({ name, value }, index): readonly Problem[] => {
    if (!value || value.text.startsWith("'")) return [];
    const earlier = new Set(assignments.slice(0, index).map((one) => one.name));
    const used = [...value.text.matchAll(variable)].map(([, bare, braced]) => bare ?? braced ?? '');
    const gap = used.find((other) => other !== name && earlier.has(other) && !before.has(other));
    return gap === undefined
      ? []
      : [
          {
            start: value.start,
            end: value.end,
            message: say`Variable "${name}" uses "${gap}", which is set in the same ENV and so not there yet.`,
          },
        ];
  });
}

/** What ARG and ENV of the stage and of those below it set above. */
function setBefore(instruction: Instruction): ReadonlySet<string> {
  const { stage } = instruction;
  const all = (stage ? ancestry(stage) : []).flatMap(({ instructions }) => instructions.filter(({ start }) => start < instruction.start));
  return new Set(
    all.filter(({ keyword }) => keyword === 'ARG' || keyword === 'ENV').flatMap((one) => assignmentsOf(one).map(({ name }) => name)),
  );
}
