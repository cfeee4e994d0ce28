import { child } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { literal, nameOf } from './service.ts';

export const composeUserRoot = defineRule({
  id: 'compose-user-root',
  title: 'Service is run as root',
  family: 'compose',
  practice: 'technology/security-and-policy/2/least-privilege-containers',
  category: 'security',
  default: 'optional',
  subject: 'service',
  crossFile: false,
  severity: 'warning',
  check(service) {
    const node = child(service.node, 'user');
    if (node === undefined) return notApplicable;
    const value = literal(node);
    if (!value) return unknown;
    if (!/^(?:root|0+)(?::|$)/.test(value.text)) return met;
    return unmet({ start: value.start, end: value.end, message: say`${nameOf(service)} is run as root, whatever its image says.` });
  },
  fixSafety: null,
  rationale:
    'The field `user` takes the place of the user of the image. Root in a container is root of the machine’s kernel, and files that it writes to a mounted folder belong to root there.',
  how: [
    'Leave `user` out where the image has a user of its own.',
    'For files of a mounted folder, use your own ids: `user: "${UID}:${GID}"`.',
  ],
  example: {
    language: 'yaml',
    bad: 'services:\n  app:\n    image: example/app:1.0\n    user: root\n',
    good: 'services:\n  app:\n    image: example/app:1.0\n    user: "1000:1000"\n',
  },
  hoverOn: ['user'],
  equivalents: {},
});
