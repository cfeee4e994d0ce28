import { say } from '../../texts/texts.ts';
import { invocationsOf, outcomeOf, runOf, type Tool, type Verdict } from './commands.ts';
import { apk, dnf, yum, zypper } from './package-tools.ts';
import { defineRule, notApplicable } from '../rule.ts';

const updates: readonly (readonly [Tool, RegExp])[] = [
  [yum, /^(?:update|upgrade)$/],
  [dnf, /^(?:update|upgrade|distro-sync)$/],
  [zypper, /^(?:update|up|patch)$/],
  [apk, /^upgrade$/],
];

export const updateAll = defineRule({
  id: 'update-all',
  title: 'Whole image updated in the build',
  family: 'dockerfile',
  practice: 'technology/container-and-runtime-management/2/base-image-rules',
  category: 'supply-chain',
  default: 'optional',
  subject: 'instruction',
  crossFile: false,
  severity: 'warning',
  check(instruction) {
    const run = runOf(instruction);
    if (!run) return notApplicable;
    return outcomeOf(
      updates.flatMap(([tool, subcommands]) =>
        invocationsOf(run, tool).flatMap(({ subcommand, operands, flags, name }): readonly Verdict[] => {
          if (!subcommand?.known) return [];
          if (!subcommands.test(subcommand.text) || operands.length > 0 || flags.some(({ text }) => /security|advisor/.test(text)))
            return ['met'];
          const { start, end } = subcommand;
          return [
            { start, end, message: say`Command "${name} ${subcommand.text}" updates every package of the image, differently on each day.` },
          ];
        }),
      ),
    );
  },
  fixSafety: null,
  rationale:
    'An update of everything makes a private version of the base image: each service that does it holds other versions, in layers that are pulled on top of the old files. Fixes reach all images more evenly when the base is rebuilt and its tag is raised. Updates of named packages, and of security fixes only, are not judged.',
  how: [
    'Take a base image that is rebuilt when fixes come out, and raise its tag or digest with an update bot.',
    'Where one package needs a fix now, name it: `dnf update -y openssl`.',
  ],
  example: {
    language: 'dockerfile',
    bad: 'FROM fedora:43\nRUN dnf update -y && dnf clean all\n',
    good: 'FROM fedora:43\nRUN dnf update -y openssl && dnf clean all\n',
  },
  hoverOn: ['RUN'],
  equivalents: { dockerfile_lint: ['yum_update_all'] },
});
