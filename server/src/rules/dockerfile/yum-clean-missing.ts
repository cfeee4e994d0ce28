import { say } from '../../texts/texts.ts';
import { cleanupFix, judgeCleanup, type Cache } from './cleanup.ts';
import { yum } from './package-tools.ts';
import { defineRule } from '../rule.ts';

const cache: Cache = {
  tool: yum,
  filledBy: /^(?:install|reinstall|localinstall|groupinstall|update|upgrade|makecache)$/,
  emptiedBy: ({ subcommand, operands }) => subcommand?.text === 'clean' && operands[0]?.text === 'all',
  path: /^\/var\/cache(?:\/(?:yum|dnf|\*).*)?\/?$/,
  folders: ['/var/cache/yum', '/var/cache/dnf'],
  message: ({ name, subcommand }) =>
    say`Command "${name} ${subcommand?.text ?? ''}" leaves the metadata of all its repositories in the layer.`,
};

export const yumCleanMissing = defineRule({
  id: 'yum-clean-missing',
  title: 'Cache of yum left in the layer',
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
    return cleanupFix(instruction, say`Add yum clean all`, 'yum clean all', context);
  },
  rationale:
    'yum keeps the metadata of its repositories, and with some settings the packages too, below `/var/cache`: easily more than the package that was wanted. A later RUN cannot take it out of this layer again. Stages that are only copied from are not judged, nor is a RUN that mounts the folder as a cache.',
  how: [
    'End the RUN with `&& yum clean all`.',
    'Or keep the cache outside of the image with `RUN --mount=type=cache,target=/var/cache/yum`.',
  ],
  example: {
    language: 'dockerfile',
    bad: 'FROM rockylinux:9\nRUN yum install -y httpd\n',
    good: 'FROM rockylinux:9\nRUN yum install -y httpd && yum clean all\n',
  },
  hoverOn: ['RUN'],
  equivalents: { hadolint: ['DL3032'], dockerfile_lint: ['no_yum_clean_all'], trivy: ['DS-0015'] },
});
