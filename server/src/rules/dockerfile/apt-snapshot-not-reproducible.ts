import { say } from '../../texts/texts.ts';
import { hasFlag, invocationsOf, judgeEach, runOf } from './commands.ts';
import { apt } from './package-tools.ts';
import { bottomImage } from './base-image.ts';
import { mentionedBefore } from './settings.ts';
import { fixOf, wordsAfter } from './shell-edit.ts';
import { defineRule } from '../rule.ts';

const snapshot = /snapshot\.(?:debian\.org|ubuntu\.com)|APT::Snapshot|repro-sources-list|--snapshot/i;

export const aptSnapshotNotReproducible = defineRule({
  id: 'apt-snapshot-not-reproducible',
  title: 'Packages from a moving mirror',
  family: 'dockerfile',
  practice: 'process/security/5/reproducible',
  category: 'supply-chain',
  default: 'optional',
  subject: 'instruction',
  crossFile: false,
  severity: 'warning',
  check(instruction) {
    return judgeEach(instruction, apt, /^(?:install|build-dep|upgrade|dist-upgrade)$/, (invocation) => {
      const { subcommand, operands } = invocation;
      if (!subcommand) return undefined;
      if (hasFlag(invocation, 'S', '--snapshot') || mentionedBefore(instruction, snapshot)) return 'met';
      if (operands.length > 0 && operands.every(({ text }) => /^\.{0,2}\//.test(text))) return 'met';
      // Its sources may have been fixed when the base was built.
      if (!/^(?:docker\.io\/)?(?:library\/)?(?:debian|ubuntu|buildpack-deps)\b/.test(bottomImage(instruction.stage))) return 'unknown';
      const { start, end } = subcommand;
      return {
        start,
        end,
        message: say`Command "${invocation.name} ${subcommand.text}" takes packages from a mirror that changes every day, so the build cannot be repeated.`,
      };
    });
  },
  fixSafety: 'review',
  fix(instruction) {
    const run = runOf(instruction);
    if (!run || run.json) return undefined;
    const uses = invocationsOf(run, apt, /^(?:update|install|build-dep|upgrade|dist-upgrade)$/).filter(
      (use) => !hasFlag(use, 'S', '--snapshot'),
    );
    const edits = uses.flatMap(({ subcommand }, index) => {
      if (!subcommand) return [];
      const edit = wordsAfter(run, subcommand, '--snapshot=20260101T000000Z');
      return [{ ...edit, snippet: edit.text.replace('20260101T000000Z', `\${${String(index + 1)}:20260101T000000Z}`) }];
    });
    return fixOf(say`Take packages from the archive of one day`, 'review', ...edits);
  },
  rationale:
    'The mirrors of Debian and Ubuntu drop a version when the next one comes. A build that is to give the same bits next year has to ask for the archive of one day: `snapshot.debian.org` and `snapshot.ubuntu.com` keep them all. Only images that start from Debian or Ubuntu themselves are judged, since others may have fixed their sources already.',
  how: [
    'Give apt a day: `apt-get update --snapshot 20260101T000000Z`, and the same with `install` (Ubuntu from 24.04, Debian from 13).',
    'On older releases write `http://snapshot.debian.org/archive/debian/20260101T000000Z` into the sources.',
    'Move the day forward on purpose, as you would raise a version.',
  ],
  example: {
    language: 'dockerfile',
    bad: 'FROM debian:13-slim\nRUN apt-get update && apt-get install -y curl\n',
    good: 'FROM debian:13-slim\nRUN apt-get update --snapshot=20260101T000000Z && apt-get install --snapshot=20260101T000000Z -y curl\n',
  },
  hoverOn: ['RUN'],
  equivalents: {},
});
