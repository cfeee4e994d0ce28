import { say } from '../../texts/texts.ts';
import { defineRule } from '../rule.ts';
import { judgeLabels, moreKeys } from './labels.ts';

export const labelGitHashInvalid = defineRule({
  id: 'label-git-hash-invalid',
  title: 'Label that should hold a commit',
  family: 'dockerfile',
  practice: 'technology/application-release-and-operations/3/origin-controlled',
  category: 'supply-chain',
  default: 'on',
  subject: 'instruction',
  crossFile: false,
  severity: 'warning',
  options: { labels: moreKeys('commits') },
  check(instruction, { options }) {
    return judgeLabels(instruction, ['org.opencontainers.image.revision', 'org.label-schema.vcs-ref', ...options.labels], (value, key) =>
      /^(?:[0-9a-f]{7,40}|[0-9a-f]{64})(?:-dirty)?$/i.test(value)
        ? undefined
        : say`Label "${key}" should hold the hash of a commit, and "${value}" is none.`,
    );
  },
  fixSafety: null,
  rationale:
    'The revision ties an image to the one state of the source that it was built from. A branch or a version moves or has to be looked up; the hash does not.',
  how: [
    'Hand the commit over: `ARG REVISION` with `--build-arg REVISION=$(git rev-parse HEAD)`.',
    'Or let the pipeline set it: `docker/metadata-action` does.',
  ],
  example: {
    language: 'dockerfile',
    bad: 'FROM alpine:3.22\nLABEL org.opencontainers.image.revision="main"\n',
    good: 'FROM alpine:3.22\nLABEL org.opencontainers.image.revision="3f2a9c1d5e7b8a6c4d2e1f0a9b8c7d6e5f4a3b2c"\n',
  },
  hoverOn: ['LABEL'],
  equivalents: { hadolint: ['DL3055'] },
});
