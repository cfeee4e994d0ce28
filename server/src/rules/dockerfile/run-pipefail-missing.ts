import { say } from '../../texts/texts.ts';
import { bottomImage } from './base-image.ts';
import type { Instruction } from '../../facts/dockerfile/types.ts';
import { shellAt } from '../../facts/dockerfile/shell.ts';
import type { ShellOperator } from '../../syntax/shell/tree.ts';
import { outcomeOf, runOf, type Verdict } from './commands.ts';
import { fixOf } from './shell-edit.ts';
import { casedLike, lineBreak, lineStart } from './text.ts';
import { defineRule } from '../rule.ts';

// `yes` always ends by a broken pipe.
const quiet: ReadonlySet<string> = new Set(['echo', 'printf', 'yes', 'true', ':', 'set', 'env', 'pwd', 'id', 'uname']);

export const runPipefailMissing = defineRule({
  id: 'run-pipefail-missing',
  title: 'Failure in a pipe passed over',
  family: 'dockerfile',
  practice: 'technology/testing-and-issue-detection/1/consistent-builds',
  category: 'reliability',
  default: 'on',
  subject: 'stage',
  crossFile: false,
  severity: 'warning',
  check({ instructions }) {
    return outcomeOf(
      instructions.flatMap((instruction): readonly Verdict[] => {
        const run = runOf(instruction);
        if (!run || run.script.commands.length === 0) return [];
        const pipe = unguardedPipes(run)[0];
        if (!pipe?.before) return ['met'];
        const { start, end } = pipe;
        return [{ start, end, message: say`When "${pipe.before.name}" fails, the pipe hides it and the build goes on.` }];
      }),
    );
  },
  fixSafety: 'safe',
  fix(stage, { start }, { text }) {
    const run = stage.instructions.find((instruction) => instruction.start <= start && start < instruction.end);
    const first = stage.instructions.find((instruction) => instruction.keyword === 'RUN' && unguardedPipes(instruction).length > 0);
    const place = first ?? run;
    if (!run || place?.keyword !== 'RUN' || shellAt(run)) return undefined;
    const base = bottomImage(stage);
    const alpine = base.includes('alpine');
    const keyword = casedLike('SHELL', text.slice(place.keywordSpan.start, place.keywordSpan.end));
    const shell = alpine ? '["/bin/ash", "-eo", "pipefail", "-c"]' : '["/bin/bash", "-o", "pipefail", "-c"]';
    const line = lineStart(text, place.start);
    const indent = text.slice(line, place.start);
    const known =
      alpine ||
      /debian|ubuntu|fedora|rocky|alma|centos|ubi|buildpack|node|python|golang|ruby|php|openjdk|temurin|rust|bookworm|trixie|bullseye|slim|noble|jammy/.test(
        base,
      );
    return fixOf(say`Let a failure in a pipe count`, known ? 'safe' : 'review', {
      start: line,
      end: line,
      text: `${indent}${keyword} ${shell}${lineBreak(text)}`,
    });
  },
  rationale:
    'The result of a pipe is that of its last command. When the download in `curl … | tar …` breaks off half-way, the step may still count as done, and the layer is cached as if all were well. With `pipefail` the first failure counts. A command that hardly fails, such as `echo`, is not judged, nor are pipes in conditions.',
  how: [
    'Put `SHELL ["/bin/bash", "-o", "pipefail", "-c"]` above the RUN; with Alpine `SHELL ["/bin/ash", "-eo", "pipefail", "-c"]`.',
    'Or start the script itself with `set -o pipefail`, where its shell knows it.',
    'Or download to a file first, which also lets you check its sum.',
  ],
  example: {
    language: 'dockerfile',
    bad: 'FROM buildpack-deps:trixie-curl\nRUN curl -fsSL https://example.com/tool.tgz | tar xz -C /opt\n',
    good: 'FROM buildpack-deps:trixie-curl\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN curl -fsSL https://example.com/tool.tgz | tar xz -C /opt\n',
  },
  hoverOn: ['RUN', 'SHELL'],
  equivalents: { hadolint: ['DL4006'] },
});

/** The pipes whose left side may fail unseen. */
function unguardedPipes(run: Instruction): readonly ShellOperator[] {
  if (shellAt(run)?.some((word) => word.includes('pipefail')) === true) return [];
  const { commands, operators } = run.script;
  const guard = commands.find(({ name, words }) => name === 'set' && words.some(({ text }) => text === 'pipefail'))?.start ?? Infinity;
  return operators.filter(
    ({ text, before, condition, start }) =>
      text === '|' && !condition && start < guard && before && before.name !== '' && !quiet.has(before.name),
  );
}
