import { say } from '../../texts/texts.ts';
import { defineRule, notApplicable, unmet } from '../rule.ts';
import { casedLike } from './text.ts';

export const maintainerDeprecated = defineRule({
  id: 'maintainer-deprecated',
  title: 'MAINTAINER is deprecated',
  family: 'dockerfile',
  practice: 'process/software-integration-and-release/2/quality-measured',
  category: 'operability',
  default: 'on',
  subject: 'instruction',
  crossFile: false,
  severity: 'warning',
  check({ keyword, keywordSpan }) {
    if (keyword !== 'MAINTAINER') return notApplicable;
    return unmet({ ...keywordSpan, message: say`MAINTAINER is deprecated: a label says who looks after the image.` });
  },
  fixSafety: 'safe',
  fix({ keywordSpan, argumentSpan, writtenKeyword }, _problem, { text }) {
    if (!argumentSpan) return undefined;
    const written = text.slice(argumentSpan.start, argumentSpan.end);
    if (/[\r\n]/.test(written)) return undefined;
    const plain = /^(["'])(.*)\1$/.exec(written)?.[2] ?? written;
    const value = `"${plain.replace(/[\\"]/g, '\\$&')}"`;
    const head = casedLike('LABEL', writtenKeyword);
    return {
      title: say`Use a label`,
      safety: 'safe',
      edits: [{ start: keywordSpan.start, end: argumentSpan.end, text: `${head} org.opencontainers.image.authors=${value}` }],
    };
  },
  rationale:
    'MAINTAINER has been deprecated since Docker 1.13: builders warn about it and may drop it. The label `org.opencontainers.image.authors` says the same in a way that registries and tools read.',
  how: ['Write `LABEL org.opencontainers.image.authors="team@example.com"`.'],
  example: {
    language: 'dockerfile',
    bad: 'FROM alpine:3.22\nMAINTAINER team@example.com\n',
    good: 'FROM alpine:3.22\nLABEL org.opencontainers.image.authors="team@example.com"\n',
  },
  hoverOn: ['MAINTAINER'],
  equivalents: {
    hadolint: ['DL4000'],
    buildkit: ['MaintainerDeprecated'],
    dockerfilelint: ['deprecated_in_1.13'],
    dockerfile_lint: ['maintainer_deprecated'],
    checkov: ['CKV_DOCKER_6'],
    trivy: ['DS-0022'],
  },
});
