import { say } from '../../texts/texts.ts';
import { defineRule } from '../rule.ts';
import { judgePresence, nameOf } from './service.ts';

export const composeRestartMissing = defineRule({
  id: 'compose-restart-missing',
  title: 'No restart policy',
  family: 'compose',
  practice: 'technology/application-patterns-and-refactoring/1/instance-loss-tolerated',
  category: 'reliability',
  default: 'optional',
  subject: 'service',
  crossFile: true,
  severity: 'warning',
  check: (service, context) =>
    judgePresence(service, context, [['restart'], ['deploy', 'restart_policy']], say`${nameOf(service)} stays down when its process ends.`),
  fixSafety: null,
  rationale:
    'Where Compose runs something lasting, a process that ends, or a reboot, leaves the service down until somebody sees it. Jobs that are to end say so with `restart: "no"`.',
  how: ['Write `restart: unless-stopped`, or `restart: "no"` for a job.'],
  example: {
    language: 'yaml',
    bad: 'services:\n  app:\n    image: example/app:1.0\n',
    good: 'services:\n  app:\n    image: example/app:1.0\n    restart: unless-stopped\n',
  },
  hoverOn: ['restart', 'deploy'],
  equivalents: {},
});
