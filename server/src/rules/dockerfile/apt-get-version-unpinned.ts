import { apt } from './package-tools.ts';
import { judgeVersions, pinnedBy } from './versions.ts';
import { defineRule } from '../rule.ts';

export const aptGetVersionUnpinned = defineRule({
  id: 'apt-get-version-unpinned',
  title: 'Version of an apt package open',
  family: 'dockerfile',
  practice: 'technology/container-and-runtime-management/2/base-image-rules',
  category: 'supply-chain',
  default: 'optional',
  subject: 'instruction',
  crossFile: false,
  severity: 'warning',
  check(instruction) {
    return judgeVersions(instruction, apt, /^(?:install)$/, pinnedBy(/[=/]|\.deb$/));
  },
  fixSafety: null,
  rationale:
    'Without a version apt-get takes what the mirror offers on the day of the build. Two builds of one commit then differ, and an upgrade arrives with no commit that says so. Distributions drop old versions from their mirrors, so a version that is written down has to be kept up: that is why this rule is optional.',
  how: [
    'Name the version: `apt-get install -y nginx=1.26.3-3`.',
    'Let an update bot follow the versions, or fix the whole mirror in time with a snapshot.',
  ],
  example: {
    language: 'dockerfile',
    bad: 'FROM debian:13-slim\nRUN apt-get install -y nginx\n',
    good: 'FROM debian:13-slim\nRUN apt-get install -y nginx=1.26.3-3\n',
  },
  hoverOn: ['RUN'],
  equivalents: { hadolint: ['DL3008'] },
});
