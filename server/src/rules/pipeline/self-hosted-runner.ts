import { child } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, notApplicable, unknown } from '../rule.ts';
import { outcomeOf, problemAt, scalarsIn } from './parts.ts';

export const selfHostedRunner = defineRule({
  id: 'self-hosted-runner',
  title: 'Own runner for pull requests',
  family: 'pipeline',
  practice: 'technology/security-and-policy/2/source-and-automation-access',
  category: 'security',
  default: 'optional',
  subject: 'workflow',
  crossFile: false,
  severity: 'warning',
  check({ triggers, jobs }) {
    if (!triggers) return unknown;
    if (!triggers.some((name) => name === 'pull_request' || name === 'pull_request_target')) return notApplicable;
    return outcomeOf(
      jobs.flatMap(({ id, node }) =>
        scalarsIn(child(node, 'runs-on'))
          .filter(({ text }) => text === 'self-hosted')
          .map((label) => problemAt(label, say`Job "${id}" runs the code of pull requests on a machine of your own.`)),
      ),
    );
  },
  fixSafety: null,
  rationale:
    'In a public repository anybody can open a pull request, and with it run code on this machine, which stays for the next job unless each gets a fresh one. The rule is optional, as a private repository knows who opens pull requests.',
  how: [
    'Run pull requests on hosted runners.',
    'Else use runners that live for one job, in a network of their own, and ask for approval of runs by outsiders.',
  ],
  example: {
    language: 'yaml',
    bad: 'on: pull_request\njobs:\n  test:\n    runs-on: [self-hosted, linux]\n    steps:\n      - run: make test\n',
    good: 'on: pull_request\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: make test\n',
  },
  hoverOn: ['jobs.runs-on'],
  equivalents: { zizmor: ['self-hosted-runner'], poutine: ['pr_runs_on_self_hosted'] },
});
