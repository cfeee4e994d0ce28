import { say } from '../../texts/texts.ts';
import { defineRule } from '../rule.ts';
import { judgePresence, nameOf } from './service.ts';

export const composeHealthcheckMissing = defineRule({
  id: 'compose-healthcheck-missing',
  title: 'No health check',
  family: 'compose',
  practice: 'technology/testing-and-issue-detection/1/health-probes',
  category: 'reliability',
  default: 'optional',
  subject: 'service',
  crossFile: true,
  severity: 'warning',
  check: (service, context) =>
    judgePresence(service, context, [['healthcheck']], say`${nameOf(service)} says nothing of how its health is checked.`),
  fixSafety: null,
  rationale:
    'With a health check other services can wait until this one really answers (`condition: service_healthy`), and `docker compose ps` shows when it no longer does. Images that bring a check of their own need none here, which no file shows: the rule is optional.',
  how: [
    'Add `healthcheck` with a `test` that fails when the service does not answer.',
    'Let services that need it wait: `depends_on: { db: { condition: service_healthy } }`.',
  ],
  example: {
    language: 'yaml',
    bad: 'services:\n  db:\n    image: postgres:18.1\n',
    good: 'services:\n  db:\n    image: postgres:18.1\n    healthcheck:\n      test: ["CMD-SHELL", "pg_isready -U postgres"]\n',
  },
  hoverOn: ['healthcheck'],
  equivalents: {},
});
