import { say } from '../../texts/texts.ts';
import { outcomeOf, runOf } from './commands.ts';
import type { ShellCommand, ShellWord } from '../../syntax/shell/tree.ts';
import { defineRule, notApplicable } from '../rule.ts';

export const chpasswdUsed = defineRule({
  id: 'chpasswd-used',
  title: 'Password set in the image',
  family: 'dockerfile',
  practice: 'technology/security-and-policy/1/no-credentials-in-images',
  category: 'security',
  default: 'on',
  subject: 'instruction',
  crossFile: false,
  severity: 'warning',
  check(instruction) {
    const run = runOf(instruction);
    if (!run) return notApplicable;
    return outcomeOf(
      run.script.commands.map((command) => {
        const place = passwordIn(command);
        if (!place) return 'met';
        const { start, end } = place;
        return {
          start,
          end,
          message: say`Command "${command.name}" puts a password, or an empty one, into the image for everyone who can pull it.`,
        };
      }),
    );
  },
  fixSafety: null,
  rationale:
    'A password that is set in a build stands in the history of the image and, hashed, in its `/etc/shadow`: the same one in every container, and out of reach for rotation. An empty password is an open account. Processes in containers need no password to run as their user.',
  how: [
    'Remove the password: `useradd` without one makes an account that nobody can log in to.',
    'Give access through the platform instead, with `kubectl exec` and its roles.',
    'Where software insists on a password, pass it at start from a secret.',
  ],
  example: {
    language: 'dockerfile',
    bad: "FROM debian:13-slim\nRUN echo 'root:root' | chpasswd\n",
    good: 'FROM debian:13-slim\nRUN useradd --no-log-init --uid 65532 app\n',
  },
  hoverOn: ['RUN'],
  equivalents: { checkov: ['CKV2_DOCKER_17'], dockle: ['DKL-LI-0001'] },
});

/** The word that shows it: the command, or the flag that takes the password. */
function passwordIn({ name, words }: ShellCommand): ShellWord | undefined {
  if (name === 'chpasswd') return words[0];
  if (name === 'passwd') return words.find(({ text }) => /^(?:-(?=[a-zA-Z]*d)[a-zA-Z]+|--delete|--stdin)$/.test(text));
  if (name === 'useradd' || name === 'usermod') return words.find(({ text }, index) => setsPassword(text, words[index + 1]?.text));
  return undefined;
}

/** `!` and `*` match no password. */
function setsPassword(flag: string, next: string | undefined): boolean {
  if (flag.startsWith('--password=')) return !/=[!*]/.test(flag);
  return (flag === '-p' || flag === '--password') && next !== undefined && !/^[!*]/.test(next);
}
