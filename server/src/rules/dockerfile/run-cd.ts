import type { Instruction } from '../../facts/dockerfile/types.ts';
import type { ShellCommand } from '../../syntax/shell/tree.ts';
import { say } from '../../texts/texts.ts';
import { outcomeOf, runOf } from './commands.ts';
import { fixOf } from './shell-edit.ts';
import { casedLike, lineBreak } from './text.ts';
import { defineRule, notApplicable } from '../rule.ts';

export const runCd = defineRule({
  id: 'run-cd',
  title: 'Folder changed without WORKDIR',
  family: 'dockerfile',
  practice: 'technology/container-and-runtime-management/1/container-files',
  category: 'operability',
  default: 'on',
  subject: 'instruction',
  crossFile: false,
  severity: 'warning',
  check(instruction) {
    const run = runOf(instruction);
    if (!run || run.script.commands.length === 0) return notApplicable;
    const change = leadingChange(run);
    if (!change) return outcomeOf(['met']);
    const [word, folder] = change.words;
    const name = folder?.text ?? '~';
    const { start, end } = word;
    const lost = run.script.commands.length === 1;
    return outcomeOf([
      {
        start,
        end,
        message: lost
          ? say`Command "cd ${name}" is forgotten when its RUN ends.`
          : say`The whole RUN works in "${name}", which WORKDIR would say for all to see.`,
      },
    ]);
  },
  fixSafety: 'review',
  fix(instruction, _problem, { text }) {
    if (instruction.keyword !== 'RUN') return undefined;
    const change = leadingChange(instruction);
    const folder = change?.words[1];
    if (!change || !folder || instruction.heredocs.length > 0) return undefined;
    const keyword = casedLike('WORKDIR', text.slice(instruction.keywordSpan.start, instruction.keywordSpan.end));
    const line = `${keyword} ${text.slice(folder.start, folder.end)}`;
    const next = instruction.script.commands[1];
    if (!next)
      return instruction.flags.length > 0 || instruction.end > instruction.script.end
        ? undefined
        : fixOf(say`Use WORKDIR`, 'review', { start: instruction.start, end: instruction.end, text: line });
    // A comment between them stays, and so does the whole line.
    const from = next.assignments[0]?.start ?? next.start;
    if (/^[ \t]*#/m.test(text.slice(change.end, from))) return undefined;
    return fixOf(
      say`Use WORKDIR`,
      'review',
      { start: instruction.start, end: instruction.start, text: line + lineBreak(text) },
      { start: change.start, end: from, text: '' },
    );
  },
  rationale:
    'Each RUN starts in the folder that WORKDIR set; what `cd` changes is forgotten at its end. A `cd` alone does nothing at all, and one in front of a whole step hides where things happen from the steps below and from the reader. A RUN that changes folders more than once, or goes into one that it has just made, is left alone.',
  how: [
    'Write `WORKDIR /path` above the step, and take the `cd` out.',
    'Use `git -C`, `make -C` or `tar -C` where a single command needs another folder.',
  ],
  example: {
    language: 'dockerfile',
    bad: 'FROM node:24-slim\nCOPY . /app\nRUN cd /app && npm ci\n',
    good: 'FROM node:24-slim\nCOPY . /app\nWORKDIR /app\nRUN npm ci\n',
  },
  hoverOn: ['RUN'],
  equivalents: { hadolint: ['DL3003'], trivy: ['DS-0013'] },
});

/** The `cd` to a fixed absolute folder in front of everything else, where it is the only one and `&&` follows. */
function leadingChange({ script, json }: Instruction): ShellCommand | undefined {
  const [first, second] = script.commands;
  const folder = first?.words[1];
  if (json || first?.name !== 'cd' || first.depth > 0 || !folder?.known || !folder.text.startsWith('/')) return undefined;
  if (first.words.length !== 2 || first.targets.length > 0 || /^\/(?:tmp|var\/tmp|usr\/src)(?:\/|$)/.test(folder.text)) return undefined;
  if (script.commands.slice(1).some(({ name }) => name === 'cd' || name === 'pushd')) return undefined;
  if (!second) return first;
  const joint = script.operators[0];
  return joint?.text === '&&' && joint.before === first && second.depth === 0 ? first : undefined;
}
