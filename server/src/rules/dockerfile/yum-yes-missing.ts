import { yum } from './package-tools.ts';
import { hasYes, judgePrompts, yesFix } from './prompts.ts';
import { defineRule } from '../rule.ts';

const subcommands = /^(?:install|reinstall|localinstall|groupinstall|update|upgrade|downgrade|remove|erase|autoremove)$/;

export const yumYesMissing = defineRule({
  id: 'yum-yes-missing',
  title: 'Prompt of yum unanswered',
  family: 'dockerfile',
  practice: 'technology/container-and-runtime-management/1/images-built-in-ci',
  category: 'correctness',
  default: 'on',
  subject: 'instruction',
  crossFile: false,
  severity: 'warning',
  check(instruction) {
    return judgePrompts(instruction, yum, subcommands, (invocation) => hasYes(invocation));
  },
  fixSafety: 'safe',
  fix(instruction, problem) {
    return yesFix(instruction, yum, problem);
  },
  rationale:
    'A build has nobody at the keyboard. Without `-y` yum asks whether to go on, reads the end of its input for an answer, and the build stops or, worse, goes on without the package.',
  how: [
    'Put `-y` behind the subcommand: `yum install -y httpd`.',
    'Build once without a terminal, as the pipeline does: `docker build . < /dev/null`.',
  ],
  example: {
    language: 'dockerfile',
    bad: 'FROM rockylinux:9\nRUN yum install httpd\n',
    good: 'FROM rockylinux:9\nRUN yum install -y httpd\n',
  },
  hoverOn: ['RUN'],
  equivalents: { hadolint: ['DL3030'] },
});
