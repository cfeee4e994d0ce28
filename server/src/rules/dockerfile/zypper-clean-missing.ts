import { say } from '../../texts/texts.ts';
import { cleanupFix, judgeCleanup, type Cache } from './cleanup.ts';
import { zypper } from './package-tools.ts';
import { defineRule } from '../rule.ts';

const cache: Cache = {
  tool: zypper,
  filledBy: /^(?:install|in|patch|update|up|dist-upgrade|dup|refresh|ref)$/,
  emptiedBy: ({ subcommand }) => subcommand?.text === 'clean' || subcommand?.text === 'cc',
  path: /^\/var\/cache(?:\/(?:zypp|\*).*)?\/?$/,
  folders: ['/var/cache/zypp'],
  message: ({ subcommand }) => say`Command "zypper ${subcommand?.text ?? ''}" leaves the metadata of all its repositories in the layer.`,
};

export const zypperCleanMissing = defineRule({
  id: 'zypper-clean-missing',
  title: 'Cache of zypper left in the layer',
  family: 'dockerfile',
  practice: 'technology/container-and-runtime-management/2/container-hygiene',
  category: 'efficiency',
  default: 'on',
  subject: 'instruction',
  crossFile: false,
  severity: 'warning',
  check(instruction) {
    return judgeCleanup(instruction, cache);
  },
  fixSafety: 'safe',
  fix(instruction, _problem, context) {
    return cleanupFix(instruction, say`Add zypper clean`, 'zypper clean --all', context);
  },
  rationale:
    'zypper keeps the metadata of its repositories, and packages on request, below `/var/cache/zypp`. No container reads it, each pull carries it, and a later RUN cannot take it out of this layer again. Stages that are only copied from are not judged, nor is a RUN that mounts the folder as a cache.',
  how: [
    'End the RUN with `&& zypper clean --all`.',
    'Or keep the cache outside of the image with `RUN --mount=type=cache,target=/var/cache/zypp`.',
  ],
  example: {
    language: 'dockerfile',
    bad: 'FROM opensuse/leap:15.6\nRUN zypper install -y httpd\n',
    good: 'FROM opensuse/leap:15.6\nRUN zypper install -y httpd && zypper clean --all\n',
  },
  hoverOn: ['RUN'],
  equivalents: { hadolint: ['DL3036'], trivy: ['DS-0020'] },
});
