import { defineRule } from '../rule.ts';
import { judgeRepeated, removeRepeated } from './repeated.ts';

export const entrypointMultiple = defineRule({
  id: 'entrypoint-multiple',
  title: 'Several ENTRYPOINTs in a stage',
  family: 'dockerfile',
  practice: 'technology/container-and-runtime-management/1/container-files',
  category: 'correctness',
  default: 'on',
  subject: 'stage',
  crossFile: false,
  severity: 'warning',
  check: (stage) => judgeRepeated(stage, 'ENTRYPOINT'),
  fixSafety: 'safe',
  fix: (stage, problem, { text }) => removeRepeated(stage, 'ENTRYPOINT', problem, text),
  rationale:
    'Of several ENTRYPOINTs in a stage only the last counts. Those above it look as if they started something, and mislead whoever reads or changes the file.',
  how: ['Keep the last ENTRYPOINT.', 'Where one program should prepare and another serve, let the first one end with `exec "$@"`.'],
  example: {
    language: 'dockerfile',
    bad: 'FROM node:24\nENTRYPOINT ["init"]\nENTRYPOINT ["node"]\n',
    good: 'FROM node:24\nENTRYPOINT ["node"]\n',
  },
  hoverOn: ['ENTRYPOINT'],
  equivalents: { hadolint: ['DL4004'], buildkit: ['MultipleInstructionsDisallowed'], trivy: ['DS-0007'] },
});
