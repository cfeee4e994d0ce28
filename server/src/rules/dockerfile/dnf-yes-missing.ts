import { dnf } from './package-tools.ts';
import { hasYes, judgePrompts, yesFix } from './prompts.ts';
import { defineRule } from '../rule.ts';

const subcommands = /^(?:install|reinstall|localinstall|groupinstall|update|upgrade|downgrade|remove|erase|autoremove|distro-sync)$/;

export const dnfYesMissing = defineRule({
  id: 'dnf-yes-missing',
  title: 'Prompt of dnf unanswered',
  family: 'dockerfile',
  practice: 'technology/container-and-runtime-management/1/images-built-in-ci',
  category: 'correctness',
  default: 'on',
  subject: 'instruction',
  crossFile: false,
  severity: 'warning',
  check(instruction) {
    return judgePrompts(instruction, dnf, subcommands, (invocation) => hasYes(invocation));
  },
  fixSafety: 'safe',
  fix(instruction, problem) {
    return yesFix(instruction, dnf, problem);
  },
  rationale:
    'A build has nobody at the keyboard. Without `-y` dnf asks whether to go on, reads the end of its input for an answer, and the build stops or, worse, goes on without the package.',
  how: [
    'Put `-y` behind the subcommand: `dnf install -y httpd`.',
    'Build once without a terminal, as the pipeline does: `docker build . < /dev/null`.',
  ],
  example: {
    language: 'dockerfile',
    bad: 'FROM fedora:43\nRUN dnf install httpd\n',
    good: 'FROM fedora:43\nRUN dnf install -y httpd\n',
  },
  hoverOn: ['RUN'],
  equivalents: { hadolint: ['DL3038'] },
});
