import { say } from '../../texts/texts.ts';
import { outcomeOf, runOf } from './commands.ts';
import { fixOf, withoutWord } from './shell-edit.ts';
import { defineRule, notApplicable } from '../rule.ts';

const flags: readonly (readonly [RegExp, RegExp])[] = [
  [/^apk$/, /^--allow-untrusted$/],
  [
    /^(?:apt|apt-get|aptitude)$/,
    /^(?:--allow-unauthenticated|--force-yes|--allow-insecure-repositories)$|(?:AllowUnauthenticated|AllowInsecureRepositories)=(?:1|true|yes)"?$/i,
  ],
  [
    /^(?:yum|dnf|dnf5|microdnf|tdnf|yum-config-manager)$/,
    /^(?:--nogpgcheck|--no-gpgchecks|--setopt=(?:[\w*-]+\.)?gpgcheck=(?:0|false|no))$/,
  ],
  [/^zypper$/, /^(?:--no-gpg-checks|--allow-unsigned-rpm)$/],
  [/^rpm$/, /^(?:--nosignature|--nodigest|--noverify)$/],
];

export const packageSignatureDisabled = defineRule({
  id: 'package-signature-disabled',
  title: 'Package signatures not checked',
  family: 'dockerfile',
  practice: 'technology/application-release-and-operations/2/packages-kept-current',
  category: 'supply-chain',
  default: 'on',
  subject: 'instruction',
  crossFile: false,
  severity: 'warning',
  check(instruction) {
    const run = runOf(instruction);
    if (!run) return notApplicable;
    if (run.script.commands.length === 0) return notApplicable;
    const problems = run.script.commands.flatMap(({ name, words }) => {
      const [, flag] = flags.find(([tool]) => tool.test(name)) ?? [];
      if (!flag) return [];
      return words
        .filter(({ text }) => flag.test(text))
        .map(({ start, end, text }) => ({
          start,
          end,
          message: say`Option "${text}" lets "${name}" install packages that nobody has signed.`,
        }));
    });
    return outcomeOf(['met', ...problems]);
  },
  fixSafety: 'review',
  fix(instruction, { start }, { text }) {
    const run = runOf(instruction);
    const command = run?.script.commands.find(({ words }) => words.some((word) => word.start === start));
    const word = command?.words.find((one) => one.start === start);
    // `-o` in front of its value would be left alone.
    if (!run || !command || !word || !word.text.startsWith('-') || /^-o$/.test(command.words[command.words.indexOf(word) - 1]?.text ?? ''))
      return undefined;
    const answers = command.words.some(({ text: flag }) => /^-(?=[a-z]*y)[a-z]+$|^--(?:assume-)?yes$/.test(flag));
    if (word.text === '--force-yes' && !answers)
      return fixOf(say`Answer with -y only`, 'review', { start: word.start, end: word.end, text: run.json ? '"-y"' : '-y' });
    return fixOf(say`Check signatures`, 'review', withoutWord(run, command.words, word, text));
  },
  rationale:
    'The signature of a repository is what tells its packages from those of whoever controls the mirror, the proxy or the network in between. With the check switched off, anything that answers is installed and run as root, in the build and in every container.',
  how: [
    'Import the key of the repository first: `signed-by=` in the source of apt, `rpm --import`, a file in `/etc/apk/keys`.',
    'Take the flag out and build again.',
    'For a single file that has no signature, check its SHA-256 sum before it is installed.',
  ],
  example: {
    language: 'dockerfile',
    bad: 'FROM alpine:3.22\nRUN apk add --no-cache --allow-untrusted tool.apk\n',
    good: 'FROM alpine:3.22\nCOPY tool.rsa.pub /etc/apk/keys/\nRUN apk add --no-cache tool.apk\n',
  },
  hoverOn: ['RUN'],
  equivalents: { checkov: ['CKV2_DOCKER_7', 'CKV2_DOCKER_8', 'CKV2_DOCKER_9', 'CKV2_DOCKER_10', 'CKV2_DOCKER_11'] },
});
