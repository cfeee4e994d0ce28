import { zypper } from './package-tools.ts';
import { judgeVersions, pinnedBy } from './versions.ts';
import { defineRule } from '../rule.ts';

export const zypperVersionUnpinned = defineRule({
  id: 'zypper-version-unpinned',
  title: 'Version of a zypper package open',
  family: 'dockerfile',
  practice: 'technology/container-and-runtime-management/2/base-image-rules',
  category: 'supply-chain',
  default: 'optional',
  subject: 'instruction',
  crossFile: false,
  severity: 'warning',
  check(instruction) {
    return judgeVersions(instruction, zypper, /^(?:install|in)$/, pinnedBy(/[=<>~]|\.rpm$/));
  },
  fixSafety: null,
  rationale:
    'Without a version zypper takes what the mirror offers on the day of the build. Two builds of one commit then differ, and an upgrade arrives with no commit that says so. Distributions drop old versions from their mirrors, so a version that is written down has to be kept up: that is why this rule is optional.',
  how: [
    'Name the version: `zypper install -y nginx=1.27.2`.',
    'Let an update bot follow the versions, or fix the whole mirror in time with a snapshot.',
  ],
  example: {
    language: 'dockerfile',
    bad: 'FROM opensuse/leap:15.6\nRUN zypper install -y nginx\n',
    good: 'FROM opensuse/leap:15.6\nRUN zypper install -y nginx=1.27.2\n',
  },
  hoverOn: ['RUN'],
  equivalents: { hadolint: ['DL3037'] },
});
