import type { Instruction } from '../../facts/dockerfile/types.ts';
import type { ShellWord } from '../../syntax/shell/tree.ts';
import { say } from '../../texts/texts.ts';
import { bottomImage } from './base-image.ts';
import { hasFlag, invocationsOf, isInImage, listed, outcomeOf, runOf, type Verdict } from './commands.ts';
import { apk, apt, dnf, yum, zypper } from './package-tools.ts';
import { imageStages, startCommand } from './stages.ts';
import { defineRule, notApplicable } from '../rule.ts';

const compilers =
  /^(?:build-essential|build-base|gcc(?:-\d+)?|gcc-c\+\+|g\+\+(?:-\d+)?|clang(?:-\d+)?|make|cmake|golang(?:-\d\S*|-go)?|rustc|cargo|maven|gradle|(?:default|openjdk-?\d+)-jdk(?:-headless)?|java-[\d.]+-openjdk-devel|python3?-dev(?:el)?|Development Tools|@development-tools)$/;
const workshop = /(?:^|[/:-])(?:golang|rust|gcc|maven|gradle|sdk|buildpack-deps|devcontainers?|jenkins|gitlab-runner|runner|cimg)\b/;

export const buildToolsInFinalStage = defineRule({
  id: 'build-tools-in-final-stage',
  title: 'Build tools in the image',
  family: 'dockerfile',
  practice: 'technology/container-and-runtime-management/2/container-hygiene',
  category: 'efficiency',
  default: 'on',
  subject: 'instruction',
  crossFile: false,
  severity: 'warning',
  check(instruction) {
    const run = runOf(instruction);
    const { dockerfile } = instruction;
    if (!run || !isInImage(instruction)) return notApplicable;
    const { entrypoint, cmd } = startCommand(imageStages(dockerfile));
    // An image that starts nothing of its own may be a builder or a base, and one on top of a toolchain is made for building.
    if ((!entrypoint && !cmd) || workshop.test(bottomImage(instruction.stage))) return notApplicable;
    const installed = [apt, apk, yum, dnf, zypper].flatMap((tool) =>
      invocationsOf(run, tool, /^(?:install|add|in|groupinstall)$/).flatMap((invocation) =>
        hasFlag(invocation, tool === apk ? 't' : '', '--virtual') ? [] : invocation.operands,
      ),
    );
    if (installed.length === 0) return notApplicable;
    const tools = installed.filter(({ text }) => compilers.test(text.replace(/[=<>~].*$/, '')) && !isRemoved(run, text));
    const [first] = tools;
    return outcomeOf([first ? found(first, tools) : 'met']);
  },
  fixSafety: null,
  rationale:
    'Compilers are needed to build, not to run. In the image they are hundreds of megabytes to pull, code to patch for flaws that the application does not have, and a workshop for whoever breaks in. A build in two stages keeps them out: only the result is copied. Tools that the same RUN removes again are not judged.',
  how: [
    'Give the build a stage of its own: `FROM … AS build`, with the compilers in it.',
    'Start the image from a slim base and fetch the result: `COPY --from=build /app /app`.',
    'For Python, build wheels in the first stage and install those in the second.',
  ],
  example: {
    language: 'dockerfile',
    bad: 'FROM python:3.13-slim\nRUN apt-get update && apt-get install -y build-essential && pip install -r requirements.txt\nCMD ["python", "app.py"]\n',
    good: 'FROM python:3.13 AS build\nRUN pip wheel -w /wheels -r requirements.txt\n\nFROM python:3.13-slim\nCOPY --from=build /wheels /wheels\nRUN pip install --no-cache-dir /wheels/*\nCMD ["python", "app.py"]\n',
  },
  hoverOn: ['RUN', 'FROM'],
  equivalents: {},
});

function isRemoved(run: Instruction, name: string): boolean {
  return [apt, apk, yum, dnf, zypper].some((tool) =>
    invocationsOf(run, tool, /^(?:del|remove|purge|erase|rm|autoremove)$/).some(
      ({ operands }) => operands.length === 0 || operands.some(({ text, known }) => !known || text === name || text.startsWith('.')),
    ),
  );
}

function found({ start, end }: ShellWord, tools: readonly ShellWord[]): Verdict {
  return {
    start,
    end,
    message: say`Build tools ${listed(tools.map(({ text }) => text))} stay in the image, which needs them only while it is built.`,
  };
}
