import { assignmentsOf } from '../../facts/dockerfile/assignments.ts';
import type { Instruction, Stage } from '../../facts/dockerfile/types.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet, type Problem } from '../rule.ts';
import { isPlainSystem } from './minimal-bases.ts';
import { ancestry, isWhole } from './parts.ts';
import { runsOnWindows } from './stages.ts';
import { casedLike, lineBreak, lineStart } from './text.ts';

// Where the builder itself puts values in; RUN, CMD and ENTRYPOINT leave them to the shell.
const expanding: ReadonlySet<string> = new Set(['ADD', 'ARG', 'COPY', 'ENV', 'EXPOSE', 'LABEL', 'STOPSIGNAL', 'USER', 'VOLUME', 'WORKDIR']);
const variable = /(?<!\\)\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(:?[-+?])?)/g;
const given: ReadonlySet<string> = new Set(
  'PATH HOME HTTP_PROXY http_proxy HTTPS_PROXY https_proxy FTP_PROXY ftp_proxy NO_PROXY no_proxy ALL_PROXY all_proxy'.split(' '),
);

type Certainty = 'defined' | 'global' | 'later' | 'nowhere' | 'unknown';

export const variableUndefined = defineRule({
  id: 'variable-undefined',
  title: 'Variable used before it is defined',
  family: 'dockerfile',
  practice: 'technology/container-and-runtime-management/1/container-files',
  category: 'correctness',
  default: 'on',
  subject: 'instruction',
  crossFile: false,
  severity: 'warning',
  check(instruction) {
    if (!expanding.has(instruction.keyword) || !instruction.stage) return notApplicable;
    let open = false;
    const problems: Problem[] = [];
    for (const { name, start, end } of usedIn(instruction)) {
      const certainty = lookUp(name, instruction, instruction.stage);
      if (certainty === 'unknown') open = true;
      else if (certainty !== 'defined') problems.push({ start, end, message: messageOf(name, certainty) });
    }
    const [first, ...rest] = problems;
    if (first) return unmet(first, ...rest);
    return open ? unknown : met;
  },
  fixSafety: 'review',
  fix(instruction, problem, { text }) {
    const name = /^Variable "(\w+)"/.exec(problem.message)?.[1];
    if (name === undefined || !instruction.stage || lookUp(name, instruction, instruction.stage) !== 'global') return undefined;
    const start = lineStart(text, instruction.start);
    const indent = text.slice(start, instruction.start);
    const line = `${indent}${casedLike('ARG', instruction.writtenKeyword)} ${name}${lineBreak(text)}`;
    return { title: say`Take "${name}" into this stage`, safety: 'review', edits: [{ start, end: start, text: line }] };
  },
  rationale:
    'The builder puts nothing where a variable is not defined, and says so only in a warning: a path, a user or a label is then cut short. An ARG above the first FROM is for FROM lines; a stage has to declare it again. What a base image may bring, such as `JAVA_HOME`, is not judged.',
  how: ['Declare it in the stage, above its first use: `ARG VERSION`.', 'For a default, write `${VERSION:-1.0}`.'],
  example: {
    language: 'dockerfile',
    bad: 'ARG VERSION=1.0\nFROM alpine:3.22\nLABEL version=$VERSION\n',
    good: 'ARG VERSION=1.0\nFROM alpine:3.22\nARG VERSION\nLABEL version=$VERSION\n',
  },
  hoverOn: ['ARG', 'ENV'],
  equivalents: { buildkit: ['UndefinedVar'] },
});

function usedIn({
  keyword,
  words,
  json,
  flags,
}: Instruction): readonly { readonly name: string; readonly start: number; readonly end: number }[] {
  const literal = (text: string): boolean => !json && /^(?:\w+=)?'/.test(text);
  // Here-documents expand on their own terms.
  if (words.some(({ text }) => text.startsWith('<<'))) return [];
  const values = [...words, ...flags.filter(({ name }) => name !== 'from').map(({ span, value = '' }) => ({ ...span, text: value }))];
  return values.flatMap((word) =>
    word.text.includes('$') && !literal(word.text)
      ? [...word.text.matchAll(variable)].flatMap((match) => {
          const [whole, bare, braced, operator] = match;
          if (operator !== undefined || (keyword === 'ARG' && bare === undefined && braced === undefined)) return [];
          const close = braced === undefined ? 0 : 1;
          const start = isWhole(word) ? word.start + match.index : word.start;
          return [{ name: bare ?? braced ?? '', start, end: isWhole(word) ? start + whole.length + close : word.end }];
        })
      : [],
  );
}

function lookUp(name: string, instruction: Instruction, stage: Stage): Certainty {
  if (given.has(name)) return 'defined';
  const stages = ancestry(stage);
  const sets = (one: Instruction): boolean =>
    (one.keyword === 'ARG' || one.keyword === 'ENV') && assignmentsOf(one).some((assignment) => assignment.name === name);
  const inStage = stages.flatMap(({ instructions }) => instructions).filter(sets);
  if (inStage.some(({ start }) => start < instruction.start)) return 'defined';
  // An ARG may refer to one of its own line, which is set one after the other.
  if (inStage.includes(instruction)) return 'unknown';
  if (stage.dockerfile.instructions.some((one) => !one.stage && sets(one))) return 'global';
  if (runsOnWindows(stages)) return 'unknown';
  if (inStage.some((one) => one.keyword === 'ARG')) return 'later';
  return isPlainSystem(stage) ? 'nowhere' : 'unknown';
}

function messageOf(name: string, certainty: Certainty): string {
  if (certainty === 'global') return say`Variable "${name}" is declared above the first FROM only, so it is empty in this stage.`;
  if (certainty === 'later') return say`Variable "${name}" is declared only further down, so it is empty here.`;
  return say`Variable "${name}" is not defined in this stage, so it is empty.`;
}
