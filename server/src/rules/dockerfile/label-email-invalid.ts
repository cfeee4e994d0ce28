import { say } from '../../texts/texts.ts';
import { defineRule } from '../rule.ts';
import { judgeLabels, moreKeys } from './labels.ts';

export const labelEmailInvalid = defineRule({
  id: 'label-email-invalid',
  title: 'Label that should hold a mail address',
  family: 'dockerfile',
  practice: 'technology/application-release-and-operations/3/origin-controlled',
  category: 'operability',
  default: 'optional',
  subject: 'instruction',
  crossFile: false,
  severity: 'warning',
  options: { labels: moreKeys('mail addresses') },
  check(instruction, { options }) {
    return judgeLabels(instruction, ['maintainer', 'org.opencontainers.image.authors', ...options.labels], (value, key) =>
      /(?<![^\s<>@,;:"])[^\s<>@,;:"]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+/.test(value)
        ? undefined
        : say`Label "${key}" should hold a mail address, and "${value}" has none.`,
    );
  },
  fixSafety: null,
  rationale:
    'Who finds a flaw in an image looks for somebody to write to. A name alone reaches nobody; an address of the team still works when people change.',
  how: ['Write an address that a team reads: `Payments <payments@example.com>`.'],
  example: {
    language: 'dockerfile',
    bad: 'FROM alpine:3.22\nLABEL maintainer="The team"\n',
    good: 'FROM alpine:3.22\nLABEL maintainer="The team <team@example.com>"\n',
  },
  hoverOn: ['LABEL'],
  equivalents: { hadolint: ['DL3058'] },
});
