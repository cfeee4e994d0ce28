import { at, isUnknown, itemsOf, textOf } from '../../syntax/tree.ts';
import type { SequenceNode, Span } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import type { Problem } from '../rule.ts';
import { describeProbe, probeFields } from './probe-fields.ts';

export const probeExecDeniedCommand = defineRule({
  id: 'probe-exec-denied-command',
  title: 'Probe command that proves nothing',
  family: 'kubernetes',
  practice: 'technology/container-and-runtime-management/3/probes-tell-apart',
  category: 'reliability',
  default: 'optional',
  subject: 'container',
  crossFile: false,
  severity: 'warning',
  options: {
    commands: {
      default: ['true', 'echo', 'ls', 'ps', 'pgrep', 'pidof', 'jcmd'],
      description: 'Commands, by their last path segment, that no probe may run.',
    },
  },
  check(container, { options }) {
    const problems: Problem[] = [];
    let commands = 0;
    let hidden = false;
    for (const field of probeFields) {
      const command = at(container.node, field, 'exec', 'command');
      if (isUnknown(command)) hidden = true;
      if (command?.kind !== 'sequence') continue;
      commands++;
      const denied = deniedIn(command, options.commands);
      if (denied)
        problems.push({
          ...denied.span,
          message: say`${describeProbe(container, field)} runs "${denied.name}", which says nothing about whether requests are answered.`,
        });
    }
    const [first, ...rest] = problems;
    if (first) return unmet(first, ...rest);
    return hidden ? unknown : commands > 0 ? met : notApplicable;
  },
  fixSafety: null,
  rationale:
    'A probe that lists processes or files is green while the server hangs, for the process is there and so is the file. Some commands, such as `jcmd`, also start a process that costs more than the check is worth, every few seconds in every Pod. Commands behind `sh -c` are looked at too, the first word of each step. The option `commands` holds the list.',
  how: [
    'Ask the process itself: an HTTP or gRPC endpoint, or a client command that makes a real request (`redis-cli ping`, `pg_isready`).',
    'Prefer `httpGet`, `grpc` and `tcpSocket`: they start no process in the container.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: registry.example.com/web:1.4.2
      livenessProbe:
        exec:
          command: [ps, aux]
`,
    good: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: registry.example.com/web:1.4.2
      livenessProbe:
        exec:
          command: [pg_isready, -U, postgres]
`,
  },
  hoverOn: ['livenessProbe.exec', 'readinessProbe.exec', 'startupProbe.exec'],
  equivalents: { kyverno: ['deny-commands-in-exec-probe'] },
});

const shells: ReadonlySet<string> = new Set(['sh', 'bash', 'ash', 'dash', 'zsh']);

/** The first denied command, run itself or as a step of a shell's script. */
function deniedIn(command: SequenceNode, denied: readonly string[]): { readonly span: Span; readonly name: string } | undefined {
  const { items } = itemsOf(command);
  const [first, ...others] = items;
  const program = lastSegment(textOf(first) ?? '');
  if (first && denied.includes(program)) return { span: { start: first.start, end: first.end }, name: program };
  if (!shells.has(program)) return undefined;
  const script = others[others.findIndex((item) => /^-[a-z]*c$/.test(textOf(item) ?? '')) + 1];
  if (!script || others.length < 2) return undefined;
  const name = (textOf(script) ?? '')
    .split(/[;|&\n]+/)
    .map((step) => lastSegment(/^\s*(?:exec\s+)?(\S+)/.exec(step)?.[1] ?? ''))
    .find((word) => denied.includes(word));
  return name === undefined ? undefined : { span: { start: script.start, end: script.end }, name };
}

function lastSegment(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
