import { say } from '../../texts/texts.ts';
import { cleanupFix, judgeCleanup, type Cache } from './cleanup.ts';
import { invocationAt } from './commands.ts';
import { dnf } from './package-tools.ts';
import { defineRule } from '../rule.ts';

const cache: Cache = {
  tool: dnf,
  filledBy: /^(?:install|reinstall|localinstall|groupinstall|update|upgrade|makecache)$/,
  emptiedBy: ({ subcommand, operands }) => subcommand?.text === 'clean' && operands[0]?.text === 'all',
  path: /^\/var\/cache(?:\/(?:yum|dnf|libdnf5|\*).*)?\/?$/,
  folders: ['/var/cache/dnf', '/var/cache/libdnf5', '/var/cache/yum'],
  message: ({ name, subcommand }) =>
    say`Command "${name} ${subcommand?.text ?? ''}" leaves the metadata of all its repositories in the layer.`,
};

export const dnfCleanMissing = defineRule({
  id: 'dnf-clean-missing',
  title: 'Cache of dnf left in the layer',
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
  fix(instruction, problem, context) {
    const name = invocationAt(instruction, dnf, problem)?.name ?? 'dnf';
    return cleanupFix(instruction, say`Add ${name} clean all`, `${name} clean all`, context);
  },
  rationale:
    'dnf keeps the metadata of its repositories, and with some settings the packages too, below `/var/cache`: easily more than the package that was wanted. A later RUN cannot take it out of this layer again. Stages that are only copied from are not judged, nor is a RUN that mounts the folder as a cache.',
  how: [
    'End the RUN with `&& dnf clean all`.',
    'Or keep the cache outside of the image with `RUN --mount=type=cache,target=/var/cache/dnf`.',
  ],
  example: {
    language: 'dockerfile',
    bad: 'FROM fedora:43\nRUN dnf install -y httpd\n',
    good: 'FROM fedora:43\nRUN dnf install -y httpd && dnf clean all\n',
  },
  hoverOn: ['RUN'],
  equivalents: { hadolint: ['DL3040'], dockerfile_lint: ['no_dnf_clean_all'], trivy: ['DS-0019', 'DS-0027'] },
});
