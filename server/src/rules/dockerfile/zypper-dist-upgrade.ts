import { say } from '../../texts/texts.ts';
import { judgeEach } from './commands.ts';
import { zypper } from './package-tools.ts';
import { defineRule } from '../rule.ts';

export const zypperDistUpgrade = defineRule({
  id: 'zypper-dist-upgrade',
  title: 'Distribution upgraded in the build',
  family: 'dockerfile',
  practice: 'technology/container-and-runtime-management/2/base-image-rules',
  category: 'supply-chain',
  default: 'optional',
  subject: 'instruction',
  crossFile: false,
  severity: 'warning',
  check(instruction) {
    return judgeEach(instruction, zypper, undefined, ({ subcommand }) => {
      if (!subcommand?.known) return undefined;
      if (subcommand.text !== 'dup' && subcommand.text !== 'dist-upgrade') return 'met';
      const { start, end } = subcommand;
      return {
        start,
        end,
        message: say`Command "zypper ${subcommand.text}" moves the image to another state of the distribution on each day.`,
      };
    });
  },
  fixSafety: null,
  rationale:
    'A distribution upgrade may change vendors, remove packages and replace the base wholesale, so what is built has little to do with the base image that was chosen and scanned. The right place for it is a newer tag in FROM.',
  how: ['Raise the tag or digest of the base image instead.', 'Where one package needs a fix now, name it: `zypper update -y openssl`.'],
  example: {
    language: 'dockerfile',
    bad: 'FROM opensuse/tumbleweed:20260101\nRUN zypper dup -y && zypper clean --all\n',
    good: 'FROM opensuse/tumbleweed:20260101\nRUN zypper update -y openssl && zypper clean --all\n',
  },
  hoverOn: ['RUN'],
  equivalents: { hadolint: ['DL3035'] },
});
