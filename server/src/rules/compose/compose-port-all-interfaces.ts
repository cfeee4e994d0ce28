import { child } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unmet, type Problem } from '../rule.ts';
import { textStart } from './image.ts';
import { listOf, literal, nameOf } from './service.ts';

export const composePortAllInterfaces = defineRule({
  id: 'compose-port-all-interfaces',
  title: 'Port open on all interfaces',
  family: 'compose',
  practice: 'technology/security-and-policy/2/exposure-limited',
  category: 'security',
  default: 'optional',
  subject: 'service',
  crossFile: false,
  severity: 'warning',
  check(service) {
    const ports = listOf(service, 'ports');
    if (!ports) return notApplicable;
    const [first, ...rest] = ports.items.flatMap((item): readonly Problem[] => {
      const port = literal(item.kind === 'map' ? child(item, 'published') : item.kind === 'scalar' ? item : undefined);
      if (!port || (item.kind === 'map' && child(item, 'host_ip') !== undefined)) return [];
      // With an address in front there are two colons, or a bracket.
      if (item.kind === 'scalar' && !/^[\d-]+(?::[\d-]+)?(?:\/\w+)?$/.test(port.text)) return [];
      return [
        { start: port.start, end: port.end, message: say`${nameOf(service)} opens port ${port.text} on all interfaces of the machine.` },
      ];
    });
    return first ? unmet(first, ...rest) : met;
  },
  fixSafety: 'review',
  fix(service, { start }) {
    const port = listOf(service, 'ports')?.items.find((item) => item.start === start);
    if (port?.kind !== 'scalar' || !/^\d+:/.test(port.text)) return undefined;
    const at = textStart(port);
    return { title: say`Open it on this machine only`, safety: 'review', edits: [{ start: at, end: at, text: '127.0.0.1:' }] };
  },
  rationale:
    'A published port without an address is open to the network that the machine is in, also past many firewalls, since Docker writes rules of its own. For development the machine itself is enough.',
  how: [
    'Write the address in front: `"127.0.0.1:5432:5432"`.',
    'Leave `ports` out where only other services connect: they reach it by its name.',
  ],
  example: {
    language: 'yaml',
    bad: 'services:\n  db:\n    image: postgres:18.1\n    ports: ["5432:5432"]\n',
    good: 'services:\n  db:\n    image: postgres:18.1\n    ports: ["127.0.0.1:5432:5432"]\n',
  },
  hoverOn: ['ports'],
  equivalents: {},
});
