import { child, itemsOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, unmet, type Problem } from '../rule.ts';
import { literal, nameOf } from './service.ts';

const broad = /^(?:CAP_)?(?:ALL|SYS_ADMIN|SYS_PTRACE|SYS_MODULE|SYS_RAWIO|NET_ADMIN|BPF|DAC_READ_SEARCH|SYS_BOOT)$/i;

export const composeCapabilitiesAdded = defineRule({
  id: 'compose-capabilities-added',
  title: 'Service gets a broad capability',
  family: 'compose',
  practice: 'technology/security-and-policy/2/least-privilege-containers',
  category: 'security',
  default: 'optional',
  subject: 'service',
  crossFile: false,
  severity: 'warning',
  check(service) {
    const [first, ...rest] = itemsOf(child(service.node, 'cap_add')).items.flatMap((item): readonly Problem[] => {
      const value = literal(item);
      return value && broad.test(value.text)
        ? [
            {
              start: value.start,
              end: value.end,
              message: say`${nameOf(service)} gets the capability ${value.text}, with which it can leave its container.`,
            },
          ]
        : [];
    });
    return first ? unmet(first, ...rest) : met;
  },
  fixSafety: null,
  rationale:
    'Some capabilities are as good as root on the machine: they mount file systems, load modules, look into other processes or change the network of the host. Named are those; narrow ones such as NET_BIND_SERVICE are fine.',
  how: ['Take the capability out and see what fails.', 'Look for a narrower one, or a device, that does the same.'],
  example: {
    language: 'yaml',
    bad: 'services:\n  app:\n    image: example/app:1.0\n    cap_add: [SYS_ADMIN]\n',
    good: 'services:\n  app:\n    image: example/app:1.0\n    cap_add: [NET_BIND_SERVICE]\n',
  },
  hoverOn: ['cap_add'],
  equivalents: {},
});
