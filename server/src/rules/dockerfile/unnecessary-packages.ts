import { say } from '../../texts/texts.ts';
import { invocationsOf, isInImage, outcomeOf, runOf, type Verdict } from './commands.ts';
import { apk, apt, dnf, yum, zypper } from './package-tools.ts';
import { defineRule, notApplicable } from '../rule.ts';

export const unnecessaryPackages = defineRule({
  id: 'unnecessary-packages',
  title: 'Login server installed',
  family: 'dockerfile',
  practice: 'technology/container-and-runtime-management/2/container-hygiene',
  category: 'security',
  default: 'on',
  subject: 'instruction',
  crossFile: false,
  severity: 'warning',
  options: {
    packages: {
      default: [
        'openssh-server',
        'dropbear',
        'telnetd',
        'telnet-server',
        'inetutils-telnetd',
        'rsh-server',
        'rsh-redone-server',
        'vsftpd',
        'xinetd',
        'tightvncserver',
        'xrdp',
      ],
      description: 'Packages that no image should install.',
    },
  },
  check(instruction, { options }) {
    const run = runOf(instruction);
    if (!run || !isInImage(instruction)) return notApplicable;
    const unwanted = new Set(options.packages);
    return outcomeOf(
      [apt, apk, yum, dnf, zypper].flatMap((tool) =>
        invocationsOf(run, tool, /^(?:install|add|in)$/).flatMap(({ operands }): readonly Verdict[] => {
          const found = operands.filter(({ text }) => unwanted.has(text.replace(/[=<>~:@].*$/, '')));
          if (found.length === 0) return operands.some(({ known }) => !known) ? ['unknown'] : ['met'];
          return found.map(({ start, end, text }) => ({
            start,
            end,
            message: say`Package "${text}" does not belong in a container image.`,
          }));
        }),
      ),
    );
  },
  fixSafety: null,
  rationale:
    'A container runs one process and is entered through the runtime: `kubectl exec`, a debug container. A server for logins inside of it is a second way in, with keys and passwords of its own, that nobody rotates and no audit sees. Which packages count can be set. Stages that are only copied from are not judged.',
  how: [
    'Remove the package, its configuration and the port.',
    'Use `kubectl debug` or `kubectl exec` to look inside, with the rights of the cluster.',
  ],
  example: {
    language: 'dockerfile',
    bad: 'FROM debian:13-slim\nRUN apt-get update && apt-get install -y openssh-server\n',
    good: 'FROM debian:13-slim\nRUN apt-get update && apt-get install -y ca-certificates\n',
  },
  hoverOn: ['RUN'],
  equivalents: { dockerfile_lint: ['installing_ssh'], dockle: ['CIS-DI-0003', 'CIS-DI-0004', 'CIS-DI-0011'] },
});
