import { say } from '../../texts/texts.ts';
import { instructionsBefore, outcomeOf, runOf } from './commands.ts';
import { unquote } from '../../syntax/dockerfile/words.ts';
import { fixOf } from './shell-edit.ts';
import { defineRule, notApplicable } from '../rule.ts';

export const sudoUsed = defineRule({
  id: 'sudo-used',
  title: 'Superuser command in a build',
  family: 'dockerfile',
  practice: 'technology/platforms-and-infrastructure/1/access-foundations',
  category: 'security',
  default: 'on',
  subject: 'instruction',
  crossFile: false,
  severity: 'warning',
  check(instruction) {
    const run = runOf(instruction);
    if (!run) return notApplicable;
    return outcomeOf(
      run.script.commands.map(({ prefix, name, words }) => {
        const sudo = prefix.find(({ text }) => text === 'sudo' || text.endsWith('/sudo')) ?? (name === 'sudo' ? words[0] : undefined);
        if (!sudo) return 'met';
        const { start, end } = sudo;
        return { start, end, message: say`Command "sudo" runs "${name}" with more rights than the build has at this point.` };
      }),
    );
  },
  fixSafety: 'review',
  fix(instruction, { start }, { text }) {
    const run = runOf(instruction);
    const command = run?.script.commands.find(({ prefix }) => prefix.some((word) => word.start === start));
    if (!run || run.json || !command) return undefined;
    const user = [...instructionsBefore(instruction)].filter(({ keyword }) => keyword === 'USER').map(({ words }) => words[0]);
    // Elsewhere than as root the command would lose its rights; which user the base image sets is not seen here.
    if (user.some((word) => !word || !/^(?:root|0)(?::|$)/.test(unquote(word.text, run.dockerfile.escape)))) return undefined;
    const at = command.prefix.findIndex((word) => word.start === start);
    const flags = command.prefix.slice(at + 1).filter(({ text: flag }) => flag.startsWith('-'));
    if (flags.some(({ text: flag }) => !/^-[EHSn]+$|^--preserve-env$/.test(flag))) return undefined;
    const last = flags.at(-1) ?? command.prefix[at];
    const next = [...command.prefix.slice(at + 1 + flags.length), ...command.words][0];
    if (!last || !next || text.slice(last.end, next.start).trim() !== '') return undefined;
    return fixOf(say`Leave sudo out`, 'review', { start, end: next.start, text: '' });
  },
  rationale:
    'A build is root until USER says otherwise, so sudo does nothing there. Behind USER it is a door back to root, and with the package installed the door stays open in every container: whoever takes over the process can use it. sudo also stands between the process and its signals.',
  how: [
    'Leave `sudo` out where the build is root anyway.',
    'Behind a `USER` line, switch with `USER root` for the steps that need it and back afterwards.',
    'Take the package `sudo` out of the image; `gosu` or `setpriv` start a process as another user without keeping the way back.',
  ],
  example: {
    language: 'dockerfile',
    bad: 'FROM debian:13-slim\nRUN sudo apt-get update\n',
    good: 'FROM debian:13-slim\nRUN apt-get update\n',
  },
  hoverOn: ['RUN'],
  equivalents: {
    hadolint: ['DL3004'],
    dockerfilelint: ['sudo_usage'],
    dockle: ['DKL-DI-0001'],
    checkov: ['CKV2_DOCKER_1'],
    trivy: ['DS-0010'],
  },
});
