import { say } from '../../texts/texts.ts';
import { defineRule } from '../rule.ts';
import { judgeLabels, moreKeys } from './labels.ts';

export const labelSemverInvalid = defineRule({
  id: 'label-semver-invalid',
  title: 'Label that should hold a semantic version',
  family: 'dockerfile',
  practice: 'technology/application-release-and-operations/3/origin-controlled',
  category: 'supply-chain',
  default: 'optional',
  subject: 'instruction',
  crossFile: false,
  severity: 'warning',
  options: { labels: moreKeys('semantic versions') },
  check(instruction, { options }) {
    return judgeLabels(instruction, ['org.opencontainers.image.version', ...options.labels], (value, key) =>
      /^v?(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)(?:-[\w.-]+)?(?:\+[\w.-]+)?$/.test(value)
        ? undefined
        : say`Label "${key}" should hold a semantic version, and "${value}" is none.`,
    );
  },
  fixSafety: null,
  rationale:
    'Versions of three numbers can be compared by tools, so that they tell the newest image and what an update means. Other ways to count are fine where they are meant, so the rule is optional.',
  how: ['Write three numbers: `1.4.0`, with `-rc.1` behind them for a version to come.'],
  example: {
    language: 'dockerfile',
    bad: 'FROM alpine:3.22\nLABEL org.opencontainers.image.version="1.4"\n',
    good: 'FROM alpine:3.22\nLABEL org.opencontainers.image.version="1.4.0"\n',
  },
  hoverOn: ['LABEL'],
  equivalents: { hadolint: ['DL3056'] },
});
