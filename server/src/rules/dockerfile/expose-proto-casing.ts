import { say } from '../../texts/texts.ts';
import { isWhole } from './parts.ts';
import { defineRule, met, notApplicable, unmet, type Problem } from '../rule.ts';
import { exposedPorts } from './ports.ts';

export const exposeProtoCasing = defineRule({
  id: 'expose-proto-casing',
  title: 'Protocol not in lower case',
  family: 'dockerfile',
  practice: 'process/software-integration-and-release/2/quality-measured',
  category: 'operability',
  default: 'on',
  subject: 'instruction',
  crossFile: false,
  severity: 'warning',
  check(instruction) {
    const ports = exposedPorts(instruction);
    if (ports.length === 0) return notApplicable;
    const problems = ports.flatMap(({ word, protocol, text }): readonly Problem[] =>
      protocol === undefined || protocol === protocol.toLowerCase() || !/^[a-z]+$/i.test(protocol)
        ? []
        : [{ start: word.start, end: word.end, message: say`The protocol in "${text}" is not written in lower case.` }],
    );
    const [first, ...rest] = problems;
    return first ? unmet(first, ...rest) : met;
  },
  fixSafety: 'safe',
  fix(instruction, problem) {
    const found = exposedPorts(instruction).find(({ word }) => word.start === problem.start);
    if (!found || !isWhole(found.word)) return undefined;
    const { word } = found;
    const slash = word.text.lastIndexOf('/');
    const text = word.text.slice(slash).toLowerCase();
    return { title: say`Write the protocol in lower case`, safety: 'safe', edits: [{ start: word.start + slash, end: word.end, text }] };
  },
  rationale: 'Protocols of ports are written in lower case; builders warn about others, and tools that compare the text do not find them.',
  how: ['Write `EXPOSE 80/tcp`.'],
  example: { language: 'dockerfile', bad: 'FROM nginx:1.29\nEXPOSE 80/TCP\n', good: 'FROM nginx:1.29\nEXPOSE 80/tcp\n' },
  hoverOn: ['EXPOSE'],
  equivalents: { buildkit: ['ExposeProtoCasing'] },
});
