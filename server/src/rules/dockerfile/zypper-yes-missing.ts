import { hasFlag } from './commands.ts';
import { zypper } from './package-tools.ts';
import { hasYes, judgePrompts, yesFix } from './prompts.ts';
import { defineRule } from '../rule.ts';

const subcommands = /^(?:install|in|remove|rm|source-install|si|patch|update|up|dist-upgrade|dup)$/;

export const zypperYesMissing = defineRule({
  id: 'zypper-yes-missing',
  title: 'Prompt of zypper unanswered',
  family: 'dockerfile',
  practice: 'technology/container-and-runtime-management/1/images-built-in-ci',
  category: 'correctness',
  default: 'on',
  subject: 'instruction',
  crossFile: false,
  severity: 'warning',
  check(instruction) {
    return judgePrompts(
      instruction,
      zypper,
      subcommands,
      (invocation) => hasYes(invocation, '--no-confirm') || hasFlag(invocation, 'n', '--non-interactive'),
    );
  },
  fixSafety: 'safe',
  fix(instruction, problem) {
    return yesFix(instruction, zypper, problem);
  },
  rationale:
    'A build has nobody at the keyboard. Without `-y` zypper asks whether to go on, reads the end of its input for an answer, and the build stops or, worse, goes on without the package.',
  how: [
    'Put `-y` behind the subcommand: `zypper install -y httpd`.',
    'Build once without a terminal, as the pipeline does: `docker build . < /dev/null`.',
  ],
  example: {
    language: 'dockerfile',
    bad: 'FROM opensuse/leap:15.6\nRUN zypper install httpd\n',
    good: 'FROM opensuse/leap:15.6\nRUN zypper install -y httpd\n',
  },
  hoverOn: ['RUN'],
  equivalents: { hadolint: ['DL3034'] },
});
