import { say } from '../../texts/texts.ts';
import { defineRule } from '../rule.ts';
import { judgeLabels, moreKeys } from './labels.ts';

export const labelTimeInvalid = defineRule({
  id: 'label-time-invalid',
  title: 'Label that should hold a time',
  family: 'dockerfile',
  practice: 'technology/application-release-and-operations/3/origin-controlled',
  category: 'supply-chain',
  default: 'on',
  subject: 'instruction',
  crossFile: false,
  severity: 'warning',
  options: { labels: moreKeys('times') },
  check(instruction, { options }) {
    return judgeLabels(instruction, ['org.opencontainers.image.created', 'org.label-schema.build-date', ...options.labels], (value, key) =>
      isTime(value) ? undefined : say`Label "${key}" should hold a time of RFC 3339, and "${value}" is none.`,
    );
  },
  fixSafety: null,
  rationale:
    'Tools that sort images by age read the time of the label as RFC 3339 writes it, with date, time and zone. Anything else dates nothing.',
  how: ['Write it as `2026-01-31T12:00:00Z`, best from a build argument: `date -u +%Y-%m-%dT%H:%M:%SZ`.'],
  example: {
    language: 'dockerfile',
    bad: 'FROM alpine:3.22\nLABEL org.opencontainers.image.created="31.01.2026"\n',
    good: 'FROM alpine:3.22\nLABEL org.opencontainers.image.created="2026-01-31T12:00:00Z"\n',
  },
  hoverOn: ['LABEL'],
  equivalents: { hadolint: ['DL3053'] },
});

function isTime(value: string): boolean {
  return /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:[Zz]|[+-]\d{2}:\d{2})$/.test(value) && !Number.isNaN(Date.parse(value));
}
