import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet, type Problem } from '../rule.ts';
import { exposedPorts } from './ports.ts';

export const exposePortInvalid = defineRule({
  id: 'expose-port-invalid',
  title: 'Port that cannot be opened',
  family: 'dockerfile',
  practice: 'technology/container-and-runtime-management/1/container-files',
  category: 'correctness',
  default: 'on',
  subject: 'instruction',
  crossFile: false,
  severity: 'error',
  check(instruction) {
    const ports = exposedPorts(instruction);
    if (ports.length === 0) return notApplicable;
    const problems = ports.flatMap(({ word, port, protocol, known }): readonly Problem[] => {
      if (!known) return [];
      const place = { start: word.start, end: word.end };
      if (protocol !== undefined && !/^(?:tcp|udp|sctp)$/i.test(protocol))
        return [{ ...place, message: say`The word "${protocol}" is no protocol of a port.` }];
      return isRange(port) ? [] : [{ ...place, message: say`The text "${port}" is no port: they go from 0 to 65535.` }];
    });
    const [first, ...rest] = problems;
    if (first) return unmet(first, ...rest);
    return ports.every(({ known }) => known) ? met : unknown;
  },
  fixSafety: null,
  rationale:
    'A port is a number from 0 to 65535, or two of them as a range, with `tcp`, `udp` or `sctp` behind a slash. Anything else stops the build, or opens nothing.',
  how: ['Write the port that the application listens on: `EXPOSE 8080`, `EXPOSE 53/udp`.'],
  example: { language: 'dockerfile', bad: 'FROM nginx:1.29\nEXPOSE 80800\n', good: 'FROM nginx:1.29\nEXPOSE 8080\n' },
  hoverOn: ['EXPOSE'],
  equivalents: { hadolint: ['DL3011'], dockerfilelint: ['invalid_port'], trivy: ['DS-0008'] },
});

function isRange(text: string): boolean {
  const [from, to, ...more] = text.split('-');
  const isPort = (part: string | undefined): boolean => part !== undefined && /^\d{1,5}$/.test(part) && Number(part) <= 65535;
  return more.length === 0 && isPort(from) && (to === undefined || (isPort(to) && Number(to) >= Number(from)));
}
