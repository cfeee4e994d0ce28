import { say } from '../../texts/texts.ts';
import { judgeEach } from './commands.ts';
import { apt } from './package-tools.ts';
import { defineRule } from '../rule.ts';

export const aptGetUpgrade = defineRule({
  id: 'apt-get-upgrade',
  title: 'All packages upgraded in the build',
  family: 'dockerfile',
  practice: 'technology/container-and-runtime-management/2/base-image-rules',
  category: 'supply-chain',
  default: 'optional',
  subject: 'instruction',
  crossFile: false,
  severity: 'warning',
  check(instruction) {
    return judgeEach(instruction, apt, undefined, ({ subcommand, name }) => {
      if (!subcommand?.known) return undefined;
      if (!/^(?:upgrade|dist-upgrade|full-upgrade|safe-upgrade)$/.test(subcommand.text)) return 'met';
      const { start, end } = subcommand;
      return { start, end, message: say`Command "${name} ${subcommand.text}" changes the whole base image, differently on each day.` };
    });
  },
  fixSafety: null,
  rationale:
    'An upgrade in the build makes a private version of the base image: each service that does it holds other versions, in layers of its own that are pulled on top of the old files. Fixes reach all images more evenly when the base is rebuilt and its tag is raised. Where a base is slow with fixes an upgrade can be right: this rule is optional.',
  how: [
    'Take a base image that is rebuilt when fixes come out, and raise its tag or digest with an update bot.',
    'Where one package needs a fix now, name it: `apt-get install -y --only-upgrade openssl`.',
  ],
  example: {
    language: 'dockerfile',
    bad: 'FROM debian:13-slim\nRUN apt-get update && apt-get upgrade -y\n',
    good: 'FROM debian:13-slim\nRUN apt-get update && apt-get install -y --only-upgrade openssl\n',
  },
  hoverOn: ['RUN'],
  equivalents: { dockerfilelint: ['apt-get-upgrade', 'apt-get-dist-upgrade'], dockle: ['DKL-DI-0003'], trivy: ['DS-0024'] },
});
