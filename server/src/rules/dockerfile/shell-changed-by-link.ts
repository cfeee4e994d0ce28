import type { ShellCommand } from '../../syntax/shell/tree.ts';
import { say } from '../../texts/texts.ts';
import { outcomeOf, runOf } from './commands.ts';
import { fixOf } from './shell-edit.ts';
import { casedLike } from './text.ts';
import { defineRule, notApplicable } from '../rule.ts';

export const shellChangedByLink = defineRule({
  id: 'shell-changed-by-link',
  title: 'Default shell replaced by a link',
  family: 'dockerfile',
  practice: 'technology/container-and-runtime-management/1/container-files',
  category: 'operability',
  default: 'on',
  subject: 'instruction',
  crossFile: false,
  severity: 'warning',
  check(instruction) {
    const run = runOf(instruction);
    if (!run) return notApplicable;
    return outcomeOf(
      run.script.commands.map((command) => {
        if (!linksShell(command)) return 'met';
        const { start, end } = command.words[0];
        return {
          start,
          end,
          message: say`Command "ln" changes what /bin/sh is for every program of the image, where SHELL would change it for the build.`,
        };
      }),
    );
  },
  fixSafety: 'review',
  fix(instruction, _problem, { text }) {
    const run = runOf(instruction);
    const commands = run?.script.commands ?? [];
    const link = commands.find(linksShell);
    if (!run || run !== instruction || !link || run.flags.length > 0 || run.heredocs.length > 0) return undefined;
    // Only where the RUN does nothing else.
    if (!commands.every((command) => command === link || (command.name === 'rm' && command.words.at(-1)?.text === '/bin/sh')))
      return undefined;
    if (/^[ \t]*#/m.test(text.slice(run.start, run.end)) || run.script.end !== run.end) return undefined;
    const keyword = casedLike('SHELL', text.slice(run.keywordSpan.start, run.keywordSpan.end));
    return fixOf(say`Use SHELL`, 'review', { start: run.start, end: run.end, text: `${keyword} ["${sourceOf(link)}", "-c"]` });
  },
  rationale:
    'Scripts of the distribution are written for the `/bin/sh` that it ships. Another shell behind that name changes how package scripts and every other program of the image behave, and an upgrade may turn it back. `SHELL` says which shell runs the steps of this file, and touches nothing else.',
  how: ['Write `SHELL ["/bin/bash", "-c"]` above the steps that need another shell.', 'Remove the link.'],
  example: {
    language: 'dockerfile',
    bad: 'FROM debian:13-slim\nRUN ln -sf /bin/bash /bin/sh\n',
    good: 'FROM debian:13-slim\nSHELL ["/bin/bash", "-c"]\n',
  },
  hoverOn: ['RUN'],
  equivalents: { hadolint: ['DL4005'] },
});

function linksShell({ name, words }: ShellCommand): boolean {
  return (
    name === 'ln' &&
    words.length > 2 &&
    words.at(-1)?.text === '/bin/sh' &&
    words.slice(1).some(({ text }) => /^-[a-z]*s/.test(text) || text === '--symbolic')
  );
}

/** The shell that is linked to, as a path. */
function sourceOf({ words }: ShellCommand): string {
  const source = words.slice(1, -1).find(({ text }) => !text.startsWith('-'))?.text ?? 'bash';
  return source.startsWith('/') ? source : `/bin/${source}`;
}
