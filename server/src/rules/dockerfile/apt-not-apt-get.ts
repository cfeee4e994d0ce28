import { say } from '../../texts/texts.ts';
import { invocationAt, judgeEach, runOf } from './commands.ts';
import { apt } from './package-tools.ts';
import { fixOf } from './shell-edit.ts';
import { defineRule } from '../rule.ts';

const scripted =
  /^(?:install|reinstall|update|upgrade|full-upgrade|remove|purge|autoremove|autopurge|clean|autoclean|build-dep|source|download)$/;
const asked = /^(?:search|show|policy|depends|rdepends|showsrc)$/;

export const aptNotAptGet = defineRule({
  id: 'apt-not-apt-get',
  title: 'Interactive apt in a script',
  family: 'dockerfile',
  practice: 'technology/container-and-runtime-management/1/images-built-in-ci',
  category: 'operability',
  default: 'on',
  subject: 'instruction',
  crossFile: false,
  severity: 'warning',
  check(instruction) {
    return judgeEach(instruction, apt, undefined, ({ command, nameWord }) => {
      if (command.name !== 'apt') return command.name === 'apt-get' ? 'met' : undefined;
      const { start, end } = nameWord;
      return { start, end, message: say`Command "apt" is made for people at a terminal, and its interface may change between versions.` };
    });
  },
  fixSafety: 'safe',
  fix(instruction, problem) {
    const invocation = invocationAt(instruction, apt, problem);
    const run = runOf(instruction);
    const { subcommand, nameWord } = invocation ?? {};
    if (!run || !nameWord || !subcommand?.known) return undefined;
    const name = scripted.test(subcommand.text) ? 'apt-get' : asked.test(subcommand.text) ? 'apt-cache' : undefined;
    if (name === undefined) return undefined;
    const quote = run.json ? '"' : '';
    const edits = [{ start: nameWord.start, end: nameWord.end, text: quote + name + quote }];
    if (subcommand.text === 'full-upgrade')
      edits.push({ start: subcommand.start, end: subcommand.end, text: `${quote}dist-upgrade${quote}` });
    return fixOf(say`Use ${name}`, 'safe', ...edits);
  },
  rationale:
    '`apt` prints progress for a person, warns in scripts that its interface is not stable, and may change its options with any release. `apt-get` keeps its interface, so the build of today is the build of next year.',
  how: [
    'Write `apt-get` for `install`, `update`, `upgrade`, `remove`, `purge` and `clean`.',
    'Write `apt-cache` for `search`, `show` and `policy`.',
  ],
  example: {
    language: 'dockerfile',
    bad: 'FROM debian:13-slim\nRUN apt install -y --no-install-recommends curl\n',
    good: 'FROM debian:13-slim\nRUN apt-get install -y --no-install-recommends curl\n',
  },
  hoverOn: ['RUN'],
  equivalents: { hadolint: ['DL3027'], checkov: ['CKV_DOCKER_9'] },
});
