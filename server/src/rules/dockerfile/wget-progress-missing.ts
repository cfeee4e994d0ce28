import { say } from '../../texts/texts.ts';
import { hasFlag, invocationAt, judgeEach, runOf, type Tool } from './commands.ts';
import { bottomImage } from './base-image.ts';
import { fixOf, wordsAfter } from './shell-edit.ts';

import { defineRule } from '../rule.ts';

const wget: Tool = {
  name: /^wget$/,
  valued: /^(?:-[OPTUtwoaei]|--(?:output-document|directory-prefix|timeout|user-agent|tries|wait|header|post-data|user|password))$/,
};

export const wgetProgressMissing = defineRule({
  id: 'wget-progress-missing',
  title: 'Progress of wget in the log',
  family: 'dockerfile',
  practice: 'process/software-integration-and-release/2/quality-measured',
  category: 'operability',
  default: 'optional',
  subject: 'instruction',
  crossFile: false,
  severity: 'warning',
  check(instruction) {
    return judgeEach(instruction, wget, undefined, (invocation) => {
      const { nameWord, subcommand, open } = invocation;
      if (!subcommand && !open) return undefined;
      if (
        hasFlag(
          invocation,
          'q',
          '--quiet',
          '--no-verbose',
          '--progress',
          '-nv',
          '--output-file',
          '-o',
          '-a',
          '--append-output',
          '--version',
        )
      )
        return 'met';
      if (open) return 'unknown';
      const { start, end } = nameWord;
      return { start, end, message: say`Command "wget" writes thousands of lines of progress into the log of the build.` };
    });
  },
  fixSafety: 'safe',
  fix(instruction, problem) {
    const run = runOf(instruction);
    const invocation = invocationAt(instruction, wget, problem);
    const alpine = /alpine|busybox/.test(bottomImage(instruction.stage));
    return (
      run &&
      invocation &&
      fixOf(say`Print less progress`, 'safe', wordsAfter(run, invocation.nameWord, alpine ? '-q' : '--progress=dot:giga'))
    );
  },
  rationale:
    'Without a terminal wget prints a line for every few kilobytes. In the log of a pipeline a large download then takes thousands of lines, and what went wrong drowns in them. Whether that matters is a matter of taste, so the rule is optional.',
  how: [
    'Add `--progress=dot:giga`, which prints a line for every 32 megabytes.',
    'Or `-nv`, which prints one line for each file and still shows errors; BusyBox knows `-q` only.',
  ],
  example: {
    language: 'dockerfile',
    bad: 'FROM debian:13-slim\nRUN wget https://example.com/large.iso\n',
    good: 'FROM debian:13-slim\nRUN wget --progress=dot:giga https://example.com/large.iso\n',
  },
  hoverOn: ['RUN'],
  equivalents: { hadolint: ['DL3047'] },
});
