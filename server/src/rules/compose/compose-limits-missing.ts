import { say } from '../../texts/texts.ts';
import { defineRule } from '../rule.ts';
import { judgePresence, nameOf } from './service.ts';

export const composeLimitsMissing = defineRule({
  id: 'compose-limits-missing',
  title: 'No memory limit',
  family: 'compose',
  practice: 'technology/cost-efficiency-resource-usage-and-sustainability/1/requests-and-limits',
  category: 'efficiency',
  default: 'optional',
  subject: 'service',
  crossFile: true,
  severity: 'warning',
  check: (service, context) =>
    judgePresence(
      service,
      context,
      [['deploy', 'resources', 'limits', 'memory'], ['mem_limit']],
      say`${nameOf(service)} may take all memory of the machine.`,
    ),
  fixSafety: null,
  rationale:
    'Without a limit one service that leaks takes the memory of all others, and the kernel ends whichever process it picks. A limit ends the one that leaks, and shows early what the service will need in a cluster.',
  how: ['Set `deploy.resources.limits.memory` (or `mem_limit`) somewhat above what `docker stats` shows.'],
  example: {
    language: 'yaml',
    bad: 'services:\n  app:\n    image: example/app:1.0\n',
    good: 'services:\n  app:\n    image: example/app:1.0\n    mem_limit: 256m\n',
  },
  hoverOn: ['deploy', 'deploy.resources', 'deploy.resources.limits', 'mem_limit'],
  equivalents: {},
});
