import { say } from '../../texts/texts.ts';
import { isWhole } from './parts.ts';
import { defineRule, met, notApplicable, unmet, type Problem } from '../rule.ts';
import { exposedPorts } from './ports.ts';

export const exposeHostPort = defineRule({
  id: 'expose-host-port',
  title: 'EXPOSE with a port of the host',
  family: 'dockerfile',
  practice: 'technology/container-and-runtime-management/1/container-files',
  category: 'correctness',
  default: 'on',
  subject: 'instruction',
  crossFile: false,
  severity: 'warning',
  check(instruction) {
    const ports = exposedPorts(instruction);
    if (ports.length === 0) return notApplicable;
    const problems = ports.flatMap(({ word, host, text }): readonly Problem[] =>
      host === undefined || text.includes('${')
        ? []
        : [{ start: word.start, end: word.end, message: say`EXPOSE "${text}" names a place on the host, which an image cannot choose.` }],
    );
    const [first, ...rest] = problems;
    return first ? unmet(first, ...rest) : met;
  },
  fixSafety: 'safe',
  fix(instruction, problem) {
    const found = exposedPorts(instruction).find(({ word }) => word.start === problem.start);
    if (!found || !isWhole(found.word) || found.word.text !== found.text) return undefined;
    const protocol = found.protocol === undefined ? '' : `/${found.protocol}`;
    return {
      title: say`Keep the port of the container`,
      safety: 'safe',
      edits: [{ start: problem.start, end: problem.end, text: found.port + protocol }],
    };
  },
  rationale:
    'EXPOSE says on which ports the container listens. Where they are reached from outside is decided when it starts; builders warn about addresses and mappings in EXPOSE and will refuse them.',
  how: ['Keep the last number, the port of the container.', 'Map ports at the start: `docker run -p 8080:80`, or `ports` in Compose.'],
  example: { language: 'dockerfile', bad: 'FROM nginx:1.29\nEXPOSE 8080:80\n', good: 'FROM nginx:1.29\nEXPOSE 80\n' },
  hoverOn: ['EXPOSE'],
  equivalents: { buildkit: ['ExposeInvalidFormat'], dockerfilelint: ['expose_host_port'] },
});
