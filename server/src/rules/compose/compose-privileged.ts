import { child } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, unknown, unmet } from '../rule.ts';
import { literal, nameOf } from './service.ts';

export const composePrivileged = defineRule({
  id: 'compose-privileged',
  title: 'Privileged service',
  family: 'compose',
  practice: 'technology/security-and-policy/2/least-privilege-containers',
  category: 'security',
  default: 'on',
  subject: 'service',
  crossFile: false,
  severity: 'warning',
  check(service) {
    const node = child(service.node, 'privileged');
    if (node === undefined) return met;
    const value = literal(node);
    if (!value) return unknown;
    if (value.text.toLowerCase() !== 'true') return met;
    return unmet({ start: value.start, end: value.end, message: say`${nameOf(service)} is privileged and has the machine to itself.` });
  },
  fixSafety: 'review',
  fix(_service, { start, end }) {
    return { title: say`Turn privileged mode off`, safety: 'review', edits: [{ start, end, text: 'false' }] };
  },
  rationale:
    'A privileged container has all capabilities and every device of the machine: whoever takes it over has taken over the host, a developer’s laptop included. What a service really needs is mostly one capability or one device.',
  how: [
    'Leave `privileged` off, and add what fails without it: `devices`, or a single entry under `cap_add`.',
    'To build images, use rootless BuildKit instead of Docker in Docker.',
  ],
  example: {
    language: 'yaml',
    bad: 'services:\n  app:\n    image: example/app:1.0\n    privileged: true\n',
    good: 'services:\n  app:\n    image: example/app:1.0\n    devices: ["/dev/ttyUSB0"]\n',
  },
  hoverOn: ['privileged'],
  equivalents: {},
});
