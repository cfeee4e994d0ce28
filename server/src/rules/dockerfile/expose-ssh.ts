import { say } from '../../texts/texts.ts';
import { ownOf, removal, wordRemoval } from './parts.ts';
import { defineRule, met, notApplicable, unmet, type Problem } from '../rule.ts';
import { exposedPorts } from './ports.ts';

export const exposeSsh = defineRule({
  id: 'expose-ssh',
  title: 'SSH port exposed',
  family: 'dockerfile',
  practice: 'technology/security-and-policy/2/exposure-limited',
  category: 'security',
  default: 'on',
  subject: 'instruction',
  crossFile: false,
  severity: 'warning',
  check(instruction) {
    const ports = exposedPorts(instruction);
    if (ports.length === 0) return notApplicable;
    const problems = ports.flatMap(({ word, port, protocol }): readonly Problem[] =>
      port === '22' && (protocol ?? 'tcp').toLowerCase() === 'tcp'
        ? [{ start: word.start, end: word.end, message: say`Port 22 is exposed, where SSH lets people log in.` }]
        : [],
    );
    const [first, ...rest] = problems;
    return first ? unmet(first, ...rest) : met;
  },
  fixSafety: 'safe',
  fix(instruction, problem, { text }) {
    const edit = ownOf(instruction).words.length === 1 ? removal(instruction, text) : wordRemoval(ownOf(instruction), problem, text);
    return edit && { title: say`Do not expose port 22`, safety: 'safe', edits: [edit] };
  },
  rationale:
    'A login server in a container is a second way in with keys and accounts of its own, past the access control of the platform and its log. For a look inside there are `docker exec`, `kubectl exec` and debug containers.',
  how: ['Take port 22 out, and the SSH server with it.', 'Give people access through the platform, where it is granted and recorded.'],
  example: { language: 'dockerfile', bad: 'FROM alpine:3.22\nEXPOSE 22 8080\n', good: 'FROM alpine:3.22\nEXPOSE 8080\n' },
  hoverOn: ['EXPOSE'],
  equivalents: { checkov: ['CKV_DOCKER_1'], trivy: ['DS-0004'] },
});
