import { say } from '../../texts/texts.ts';
import { defineRule } from '../rule.ts';
import { judgeLabels, moreKeys } from './labels.ts';

const keys = ['org.opencontainers.image.url', 'org.opencontainers.image.source', 'org.opencontainers.image.documentation'];

export const labelUrlInvalid = defineRule({
  id: 'label-url-invalid',
  title: 'Label that should hold an address',
  family: 'dockerfile',
  practice: 'technology/application-release-and-operations/3/origin-controlled',
  category: 'supply-chain',
  default: 'on',
  subject: 'instruction',
  crossFile: false,
  severity: 'warning',
  options: { labels: moreKeys('addresses') },
  check(instruction, { options }) {
    return judgeLabels(instruction, [...keys, ...options.labels], (value, key) =>
      isAddress(value) ? undefined : say`Label "${key}" should hold an address, and "${value}" is none.`,
    );
  },
  fixSafety: null,
  rationale:
    'Registries turn `source`, `url` and `documentation` into links, and update bots look up release notes behind `source`. A value without scheme or host leads nowhere.',
  how: ['Write the whole address: `https://github.com/example/app`.'],
  example: {
    language: 'dockerfile',
    bad: 'FROM alpine:3.22\nLABEL org.opencontainers.image.source="example/app"\n',
    good: 'FROM alpine:3.22\nLABEL org.opencontainers.image.source="https://github.com/example/app"\n',
  },
  hoverOn: ['LABEL'],
  equivalents: { hadolint: ['DL3052'] },
});

function isAddress(value: string): boolean {
  // Git takes an address without a scheme as well.
  return /^[a-z][a-z0-9+.-]*:\/\/[^\s/]+\S*$/i.test(value) || /^git@[\w.-]+:\S+$/.test(value);
}
