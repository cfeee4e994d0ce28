import { say } from '../../texts/texts.ts';
import { judgeEach, runOf, invocationAt, hasFlag, type Tool } from './commands.ts';
import { fixOf, wordsAfter } from './shell-edit.ts';
import { defineRule } from '../rule.ts';

const useradd: Tool = {
  name: /^useradd$/,
  valued: /^(?:-[ugGdscekKpRPbfZ]|--(?:uid|gid|groups|home-dir|shell|comment|expiredate|key|password|root|prefix|base-dir|inactive))$/,
};

export const useraddLargeUid = defineRule({
  id: 'useradd-large-uid',
  title: 'Large user id with a login log',
  family: 'dockerfile',
  practice: 'technology/container-and-runtime-management/2/container-hygiene',
  category: 'efficiency',
  default: 'on',
  subject: 'instruction',
  crossFile: false,
  severity: 'warning',
  check(instruction) {
    return judgeEach(instruction, useradd, undefined, (invocation) => {
      const { command, nameWord } = invocation;
      const option = command.words.findIndex(({ text }) => text === '-u' || text === '--uid');
      const joined = command.words.find(({ text }) => /^--uid=|^-u\d/.test(text));
      const word = option < 0 ? joined : command.words[option + 1];
      const id = word?.text.replace(/^(?:--uid=|-u)/, '');
      if (id === undefined || !/^\d+$/.test(id) || Number(id) < 100_000) return word && !word.known ? 'unknown' : 'met';
      if (hasFlag(invocation, 'l', '--no-log-init')) return 'met';
      const { start, end } = nameWord;
      return { start, end, message: say`Command "useradd" with the user id ${id} writes a login log that is as long as the id is large.` };
    });
  },
  fixSafety: 'safe',
  fix(instruction, problem) {
    const run = runOf(instruction);
    const invocation = invocationAt(instruction, useradd, problem);
    return run && invocation && fixOf(say`Write no login log`, 'safe', wordsAfter(run, invocation.nameWord, '-l'));
  },
  rationale:
    '`useradd` makes room in `/var/log/lastlog` and `/var/log/faillog` for every user id up to the new one. The file is sparse on disk, but layers are stored as archives: an id in the millions has given layers of many gigabytes. `--no-log-init` leaves the logs alone.',
  how: ['Add `-l` (`--no-log-init`) to `useradd`.', 'Or take an id below 100000, such as 65532.'],
  example: {
    language: 'dockerfile',
    bad: 'FROM debian:13-slim\nRUN useradd -u 1000650000 app\n',
    good: 'FROM debian:13-slim\nRUN useradd -l -u 1000650000 app\n',
  },
  hoverOn: ['RUN'],
  equivalents: { hadolint: ['DL3046'] },
});
