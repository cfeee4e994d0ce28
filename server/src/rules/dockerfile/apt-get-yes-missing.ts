import { hasFlag } from './commands.ts';
import { apt } from './package-tools.ts';
import { hasYes, judgePrompts, yesFix } from './prompts.ts';
import { mentionedBefore } from './settings.ts';
import { defineRule } from '../rule.ts';

const subcommands = /^(?:install|reinstall|upgrade|dist-upgrade|full-upgrade|remove|purge|autoremove|build-dep)$/;
const assumed = /APT::Get::Assume-Yes|assume-yes/i;

export const aptGetYesMissing = defineRule({
  id: 'apt-get-yes-missing',
  title: 'Prompt of apt-get unanswered',
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
      apt,
      subcommands,
      (invocation) =>
        hasYes(invocation, '--force-yes') ||
        hasFlag(invocation, 's', '--simulate', '--dry-run', '--download-only', '--print-uris') ||
        invocation.flags.filter(({ text }) => text === '-q' || text === '--quiet').length > 1 ||
        invocation.flags.some(({ text }) => /^-[a-z]*qq/.test(text)) ||
        mentionedBefore(instruction, assumed),
    );
  },
  fixSafety: 'safe',
  fix(instruction, problem) {
    return yesFix(instruction, apt, problem);
  },
  rationale:
    'A build has nobody at the keyboard. Without `-y` apt-get asks whether to go on, finds no answer and stops the build as soon as anything beyond the named package is to be installed.',
  how: [
    'Put `-y` behind the subcommand: `apt-get install -y curl`.',
    'Where packages ask on their own, such as `tzdata`, put `DEBIAN_FRONTEND=noninteractive` in front of that one command.',
  ],
  example: {
    language: 'dockerfile',
    bad: 'FROM debian:13-slim\nRUN apt-get update && apt-get install curl\n',
    good: 'FROM debian:13-slim\nRUN apt-get update && apt-get install -y curl\n',
  },
  hoverOn: ['RUN'],
  equivalents: { hadolint: ['DL3014'], dockerfilelint: ['apt-get_missing_param'], trivy: ['DS-0021'] },
});
