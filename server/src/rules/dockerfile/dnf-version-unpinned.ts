import { dnf } from './package-tools.ts';
import { judgeVersions, pinnedBy } from './versions.ts';
import { defineRule } from '../rule.ts';

export const dnfVersionUnpinned = defineRule({
  id: 'dnf-version-unpinned',
  title: 'Version of a dnf package open',
  family: 'dockerfile',
  practice: 'technology/container-and-runtime-management/2/base-image-rules',
  category: 'supply-chain',
  default: 'optional',
  subject: 'instruction',
  crossFile: false,
  severity: 'warning',
  check(instruction) {
    return judgeVersions(instruction, dnf, /^(?:install|localinstall|reinstall)$/, pinnedBy(/-\d|\.rpm$|^@/));
  },
  fixSafety: null,
  rationale:
    'Without a version dnf takes what the mirror offers on the day of the build. Two builds of one commit then differ, and an upgrade arrives with no commit that says so. Distributions drop old versions from their mirrors, so a version that is written down has to be kept up: that is why this rule is optional.',
  how: [
    'Name the version: `dnf install -y nginx-1.28.0`.',
    'Let an update bot follow the versions, or fix the whole mirror in time with a snapshot.',
  ],
  example: {
    language: 'dockerfile',
    bad: 'FROM fedora:43\nRUN dnf install -y nginx\n',
    good: 'FROM fedora:43\nRUN dnf install -y nginx-1.28.0\n',
  },
  hoverOn: ['RUN'],
  equivalents: { hadolint: ['DL3041'] },
});
