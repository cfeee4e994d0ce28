import { defineRule } from '../rule.ts';
import { judgeRepeated, removeRepeated } from './repeated.ts';

export const healthcheckMultiple = defineRule({
  id: 'healthcheck-multiple',
  title: 'Several HEALTHCHECKs in a stage',
  family: 'dockerfile',
  practice: 'technology/container-and-runtime-management/1/container-files',
  category: 'correctness',
  default: 'on',
  subject: 'stage',
  crossFile: false,
  severity: 'warning',
  check: (stage) => judgeRepeated(stage, 'HEALTHCHECK'),
  fixSafety: 'safe',
  fix: (stage, problem, { text }) => removeRepeated(stage, 'HEALTHCHECK', problem, text),
  rationale: 'An image has one health check: of several in a stage only the last counts, and what the others look at goes unwatched.',
  how: ['Keep one HEALTHCHECK; let its command look at everything that matters.'],
  example: {
    language: 'dockerfile',
    bad: 'FROM nginx:1.29\nHEALTHCHECK CMD pidof nginx\nHEALTHCHECK CMD curl -f http://localhost/\n',
    good: 'FROM nginx:1.29\nHEALTHCHECK CMD curl -f http://localhost/\n',
  },
  hoverOn: ['HEALTHCHECK'],
  equivalents: { hadolint: ['DL3012'], buildkit: ['MultipleInstructionsDisallowed'], trivy: ['DS-0023'] },
});
