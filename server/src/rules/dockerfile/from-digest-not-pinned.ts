import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';

export const fromDigestNotPinned = defineRule({
  id: 'from-digest-not-pinned',
  title: 'Base image not pinned to a digest',
  family: 'dockerfile',
  practice: 'technology/testing-and-issue-detection/3/dependency-flaws-found',
  category: 'supply-chain',
  default: 'optional',
  subject: 'stage',
  crossFile: false,
  severity: 'warning',
  check({ base, reference, image }) {
    if (!base || !reference) return notApplicable;
    if (reference.digest) return met;
    if (reference.repository === undefined || reference.tag.state === 'unknown') return unknown;
    return unmet({ start: base.start, end: base.end, message: say`Base image "${image ?? base.text}" is not pinned to a digest.` });
  },
  fixSafety: null,
  rationale:
    'A tag can be pushed again, a digest cannot. With `@sha256:…` behind the tag two builds of one commit start from the same bytes, and a scan speaks of the image that was really built upon. Bases that an argument without a default names are not judged.',
  how: [
    'Look the digest up with `docker buildx imagetools inspect IMAGE:TAG`.',
    'Write it behind the tag, so that people still see the version: `FROM node:24-slim@sha256:…`.',
    'Let Renovate or Dependabot raise tag and digest together.',
  ],
  example: {
    language: 'dockerfile',
    bad: 'FROM node:24-slim\n',
    good: 'FROM node:24-slim@sha256:4a2b0d5a8f6a5ef8e0a3c7d9b1f2e3d4c5b6a7980123456789abcdef01234567\n',
  },
  hoverOn: ['FROM'],
  equivalents: { scorecard: ['Pinned-Dependencies'] },
});
