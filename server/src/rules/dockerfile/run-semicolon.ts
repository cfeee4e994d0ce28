import type { Instruction } from '../../facts/dockerfile/types.ts';
import type { ShellOperator } from '../../syntax/shell/tree.ts';
import { shellAt } from '../../facts/dockerfile/shell.ts';
import { say } from '../../texts/texts.ts';
import { outcomeOf, runOf } from './commands.ts';
import { fixOf } from './shell-edit.ts';
import { lineBreak } from './text.ts';
import { defineRule, notApplicable } from '../rule.ts';

const quiet: ReadonlySet<string> = new Set(
  'echo export set true : unset printf local readonly exit return shift umask alias type which break continue wait sleep'.split(' '),
);
const stops = /^-(?=[a-z]*e)[a-z]+$|^errexit$/;

export const runSemicolon = defineRule({
  id: 'run-semicolon',
  title: 'Failure passed over by a semicolon',
  family: 'dockerfile',
  practice: 'technology/testing-and-issue-detection/1/consistent-builds',
  category: 'reliability',
  default: 'on',
  subject: 'instruction',
  crossFile: false,
  severity: 'warning',
  check(instruction) {
    const run = runOf(instruction);
    if (!run || run.script.commands.length === 0) return notApplicable;
    return outcomeOf([
      'met',
      ...passedOver(run).map(({ start, end, text, before }) => ({
        // A line end is nothing to see: the command before it is shown.
        ...(text === ';' ? { start, end } : { start: before?.words[0].start ?? start, end: before?.words[0].end ?? end }),
        message: say`When "${before?.name ?? ''}" fails, the build goes on with the next command.`,
      })),
    ]);
  },
  fixSafety: 'safe',
  fix(instruction, { start }, { text }) {
    const run = runOf(instruction);
    if (!run) return undefined;
    const operator = passedOver(run).find((one) => one.start === start || one.before?.words[0].start === start);
    const later = run.script.operators.filter((one) => one.start > start && one.depth === 0);
    if (operator?.text === ';') {
      // Behind `&&` an `||` would also be reached from further up.
      const next = later.find(({ text: other }) => other !== '&&' && other !== '|');
      if (next?.text === '||') return undefined;
      const gap = /(?<![ \t])[ \t]*$/.exec(text.slice(0, operator.start))?.[0].length ?? 0;
      return fixOf(say`Stop at the first failure`, 'safe', { start: operator.start - gap, end: operator.end, text: ' &&' });
    }
    const body = run.heredocs[0];
    const first = run.script.commands[0];
    if (!body || !first || first.start < body.start) return undefined;
    const indent = /(?<![ \t])[ \t]*$/.exec(text.slice(0, first.start))?.[0] ?? '';
    return fixOf(say`Stop at the first failure`, 'safe', {
      start: first.start,
      end: first.start,
      text: `set -e${lineBreak(text)}${indent}`,
    });
  },
  rationale:
    'A shell goes on behind a semicolon, or a line end in a here-document, whatever became of the command before; only the last command decides whether the RUN succeeded. The image is then built, tagged and pushed without what failed. `&&` stops at the first failure, and so does `set -e`. Commands that hardly fail, such as `echo` or `export`, are not judged.',
  how: [
    'Join the commands with `&&`.',
    'Or start the script with `set -eux;`, and a here-document with a line `set -e`.',
    'Where a failure is meant to be passed over, say so: `command || true`.',
  ],
  example: {
    language: 'dockerfile',
    bad: 'FROM debian:13-slim\nRUN apt-get update; apt-get install -y curl\n',
    good: 'FROM debian:13-slim\nRUN apt-get update && apt-get install -y curl\n',
  },
  hoverOn: ['RUN'],
  equivalents: { dockerfile_lint: ['no_ampersand_usage'] },
});

/** The separators behind which the script goes on although the command before may have failed. */
function passedOver(run: Instruction): readonly ShellOperator[] {
  if (shellAt(run)?.some((word) => stops.test(word)) === true) return [];
  const { commands, operators } = run.script;
  const first = commands.find(({ name, words }) => name === 'set' && words.some(({ text }) => stops.test(text)));
  const last = commands.findLast(({ depth }) => depth === 0)?.start ?? 0;
  return operators.filter(({ text, start, before, depth }, index) => {
    if ((text !== ';' && text !== '\n') || depth > 0 || start > last || (first && first.start < start)) return false;
    if (!before || before.name === '' || quiet.has(before.name) || before.name.startsWith('[')) return false;
    // `a || true; b` says that a may fail; the word that starts a pipe is not to blame alone.
    return operators[index - 1]?.text !== '||' || operators[index - 1]?.depth !== 0;
  });
}
