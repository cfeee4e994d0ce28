import { say } from '../../texts/texts.ts';
import { hasFlag, invocationAt, isInImage, judgeEach } from './commands.ts';
import { apt } from './package-tools.ts';
import { mentionedBefore } from './settings.ts';
import { fixOf, flagAfter } from './shell-edit.ts';
import { defineRule, notApplicable } from '../rule.ts';

const setting = /Install-Recommends/i;

export const aptGetNoInstallRecommendsMissing = defineRule({
  id: 'apt-get-no-install-recommends-missing',
  title: 'Recommended packages installed',
  family: 'dockerfile',
  practice: 'technology/container-and-runtime-management/2/container-hygiene',
  category: 'efficiency',
  default: 'on',
  subject: 'instruction',
  crossFile: false,
  severity: 'warning',
  check(instruction) {
    if (!isInImage(instruction)) return notApplicable;
    return judgeEach(instruction, apt, /^(?:install|build-dep)$/, (invocation) => {
      const { subcommand, operands, open, name } = invocation;
      if (!subcommand || (operands.length === 0 && !open)) return undefined;
      if (hasFlag(invocation, '', '--no-install-recommends') || mentionedBefore(instruction, setting)) return 'met';
      if (open) return 'unknown';
      const { start, end } = subcommand;
      return { start, end, message: say`Command "${name} ${subcommand.text}" takes in recommended packages that nobody asked for.` };
    });
  },
  fixSafety: 'safe',
  fix(instruction, problem) {
    const invocation = invocationAt(instruction, apt, problem);
    return invocation && fixOf(say`Leave recommended packages out`, 'safe', flagAfter(instruction, invocation, '--no-install-recommends'));
  },
  rationale:
    'Debian packages recommend others that are handy on a desktop: documentation tools, mail servers, fonts. In an image they are weight to pull and more code to patch. With the option only what is required comes along. Stages that are only copied from are not judged.',
  how: [
    'Add `--no-install-recommends` to `apt-get install`.',
    'Build and test; name a recommended package yourself where it is really needed, such as `ca-certificates` beside `curl`.',
  ],
  example: {
    language: 'dockerfile',
    bad: 'FROM debian:13-slim\nRUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*\n',
    good: 'FROM debian:13-slim\nRUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/*\n',
  },
  hoverOn: ['RUN'],
  equivalents: { hadolint: ['DL3015'], dockerfilelint: ['apt-get_recommends'], trivy: ['DS-0029'] },
});
