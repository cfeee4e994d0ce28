import { defineRule } from '../rule.ts';
import { judgeRepeated, removeRepeated } from './repeated.ts';

export const cmdMultiple = defineRule({
  id: 'cmd-multiple',
  title: 'Several CMDs in a stage',
  family: 'dockerfile',
  practice: 'technology/container-and-runtime-management/1/container-files',
  category: 'correctness',
  default: 'on',
  subject: 'stage',
  crossFile: false,
  severity: 'warning',
  check: (stage) => judgeRepeated(stage, 'CMD'),
  fixSafety: 'safe',
  fix: (stage, problem, { text }) => removeRepeated(stage, 'CMD', problem, text),
  rationale:
    'A container starts one command: of several CMDs in a stage only the last counts. Those above it look as if they ran, and mislead whoever reads or changes the file.',
  how: ['Keep the last CMD.', 'To run something before the start, put it in RUN (at build) or in an entry script (at start).'],
  example: {
    language: 'dockerfile',
    bad: 'FROM node:24\nCMD ["node", "migrate.js"]\nCMD ["node", "server.js"]\n',
    good: 'FROM node:24\nCMD ["node", "server.js"]\n',
  },
  hoverOn: ['CMD'],
  equivalents: { hadolint: ['DL4003'], buildkit: ['MultipleInstructionsDisallowed'], trivy: ['DS-0016'] },
});
