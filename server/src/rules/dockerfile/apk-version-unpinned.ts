import { apk } from './package-tools.ts';
import { judgeVersions, pinnedBy } from './versions.ts';
import { defineRule } from '../rule.ts';

export const apkVersionUnpinned = defineRule({
  id: 'apk-version-unpinned',
  title: 'Version of an apk package open',
  family: 'dockerfile',
  practice: 'technology/container-and-runtime-management/2/base-image-rules',
  category: 'supply-chain',
  default: 'optional',
  subject: 'instruction',
  crossFile: false,
  severity: 'warning',
  check(instruction) {
    return judgeVersions(instruction, apk, /^(?:add)$/, pinnedBy(/[=<>~]|\.apk$|^\./));
  },
  fixSafety: null,
  rationale:
    'Without a version apk takes what the mirror offers on the day of the build. Two builds of one commit then differ, and an upgrade arrives with no commit that says so. Distributions drop old versions from their mirrors, so a version that is written down has to be kept up: that is why this rule is optional.',
  how: [
    'Name the version: `apk add --no-cache nginx=1.28.0-r3`.',
    'Let an update bot follow the versions, or fix the whole mirror in time with a snapshot.',
  ],
  example: {
    language: 'dockerfile',
    bad: 'FROM alpine:3.22\nRUN apk add --no-cache nginx\n',
    good: 'FROM alpine:3.22\nRUN apk add --no-cache nginx=1.28.0-r3\n',
  },
  hoverOn: ['RUN'],
  equivalents: { hadolint: ['DL3018'] },
});
