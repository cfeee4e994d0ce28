import { english, say, translated } from '../../texts/texts.ts';
import { outcomeOf, runOf } from './commands.ts';
import { defineRule, notApplicable } from '../rule.ts';

const reasons: ReadonlyMap<string, string> = new Map([
  ['free', english`shows the memory of the build machine, which says nothing about the image`],
  ['top', english`shows processes, and a build has none but its own`],
  ['ps', english`shows processes, and a build has none but its own`],
  ['kill', english`ends a process, and no process outlives its RUN`],
  ['mount', english`mounts for the length of a RUN at most, and needs rights that builds do not have`],
  ['ifconfig', english`shows or changes the network of the build, which is gone afterwards`],
  ['service', english`starts a service for the length of this RUN only`],
  ['shutdown', english`stops a machine, and a build is none`],
  ['reboot', english`restarts a machine, and a build is none`],
  ['ssh', english`logs in to another machine in the middle of a build`],
  ['vim', english`waits for a person at a keyboard`],
]);

export const runUselessCommand = defineRule({
  id: 'run-useless-command',
  title: 'Command of a whole machine',
  family: 'dockerfile',
  practice: 'technology/container-and-runtime-management/1/container-files',
  category: 'operability',
  default: 'on',
  subject: 'instruction',
  crossFile: false,
  severity: 'warning',
  check(instruction) {
    const run = runOf(instruction);
    if (!run) return notApplicable;
    const started = run.script.operators.some(({ text }) => text === '&');
    const overSsh = run.flags.some(({ name, value }) => name === 'mount' && value?.includes('type=ssh') === true);
    return outcomeOf(
      run.script.commands.map(({ name, words, operator, depth }) => {
        const why = reasons.get(name);
        // What answers a question, or ends what the same RUN started, has its use.
        const useful =
          operator === '|' ||
          (depth > 0 && name !== 'service') ||
          (name === 'kill' && started) ||
          (name === 'ssh' && (overSsh || words[1]?.text === '-V'));
        if (why === undefined || useful) return 'met';
        const { start, end } = words[0];
        return { start, end, message: say`Command "${name}" ${translated(why)}.` };
      }),
    );
  },
  fixSafety: null,
  rationale:
    'While an image is built there is no init system, no logged-in user and nothing of the host to look at. These commands act on a running machine: their effect is gone when the step ends, or they show what nobody reads. A build that holds them was most likely written for a virtual machine. Uses within conditions and pipes are left alone, and `ssh` with a mounted key.',
  how: [
    'Take the command out.',
    'Start services with `ENTRYPOINT` or `CMD`, one for each container.',
    'To look inside a running container use `kubectl exec` or `kubectl debug`.',
  ],
  example: {
    language: 'dockerfile',
    bad: 'FROM debian:13-slim\nRUN service nginx start\n',
    good: 'FROM debian:13-slim\nCMD ["nginx", "-g", "daemon off;"]\n',
  },
  hoverOn: ['RUN'],
  equivalents: { hadolint: ['DL3001'] },
});
