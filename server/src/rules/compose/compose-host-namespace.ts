import { child } from '../../syntax/tree.ts';
import { english, say, translated } from '../../texts/texts.ts';
import { defineRule, met, unmet, type Problem } from '../rule.ts';
import { literal, nameOf } from './service.ts';

const namespaces: Readonly<Record<string, string>> = {
  network_mode: english`the network`,
  pid: english`the processes`,
  ipc: english`the shared memory`,
  userns_mode: english`the user ids`,
  uts: english`the host name`,
};

export const composeHostNamespace = defineRule({
  id: 'compose-host-namespace',
  title: 'Service shares a namespace of the host',
  family: 'compose',
  practice: 'technology/security-and-policy/2/least-privilege-containers',
  category: 'security',
  default: 'optional',
  subject: 'service',
  crossFile: false,
  severity: 'warning',
  check(service) {
    const [first, ...rest] = Object.entries(namespaces).flatMap(([field, what]): readonly Problem[] => {
      const value = literal(child(service.node, field));
      return value?.text === 'host'
        ? [{ start: value.start, end: value.end, message: say`${nameOf(service)} shares ${translated(what)} of the host.` }]
        : [];
    });
    return first ? unmet(first, ...rest) : met;
  },
  fixSafety: null,
  rationale:
    'With a namespace of the host the container sees and reaches what it is meant to be kept from: all ports, all processes, the memory that programs share. Tools that measure the machine need it, applications do not.',
  how: [
    'Leave the field out, and publish the ports that are needed.',
    'To reach the host, use `extra_hosts: ["host.docker.internal:host-gateway"]`.',
  ],
  example: {
    language: 'yaml',
    bad: 'services:\n  app:\n    image: example/app:1.0\n    network_mode: host\n',
    good: 'services:\n  app:\n    image: example/app:1.0\n    ports: ["127.0.0.1:8080:8080"]\n',
  },
  hoverOn: ['network_mode', 'pid', 'ipc', 'userns_mode', 'uts'],
  equivalents: {},
});
