import type { Instruction, Stage } from '../../facts/dockerfile/types.ts';
import { unquote } from '../../syntax/dockerfile/words.ts';
import { say } from '../../texts/texts.ts';
import { downloadIn } from './download-caches.ts';
import { outcomeOf } from './commands.ts';
import { fixOf } from './shell-edit.ts';
import { casedLike, lineBreak, lineStart } from './text.ts';
import { defineRule, notApplicable } from '../rule.ts';

export const copyAllBeforeDependencies = defineRule({
  id: 'copy-all-before-dependencies',
  title: 'Sources copied before dependencies',
  family: 'dockerfile',
  practice: 'technology/testing-and-issue-detection/3/parallel-builds',
  category: 'efficiency',
  default: 'on',
  subject: 'stage',
  crossFile: false,
  severity: 'warning',
  check(stage) {
    const copy = copyOfAll(stage);
    if (!copy) return notApplicable;
    const install = installBehind(stage, copy);
    const download = install && downloadIn(install);
    const [source] = copy.words;
    if (!download || !source) return outcomeOf(['met']);
    const { start, end } = source;
    return outcomeOf([
      {
        start,
        end,
        message: say`Everything is copied before "${download.command.name}" installs dependencies, so any change of a file installs them again.`,
      },
    ]);
  },
  fixSafety: 'review',
  fix(stage, _problem, { text }) {
    const copy = copyOfAll(stage);
    const install = copy && installBehind(stage, copy);
    const download = install && downloadIn(install);
    const target = copy?.words.at(-1);
    // Only the instruction directly behind, so that nothing else changes its place.
    if (!copy || !install || !download || !target || stage.instructions[stage.instructions.indexOf(copy) + 1] !== install) return undefined;
    if (install.script.commands.length !== 1 || copy.json) return undefined;
    const eol = lineBreak(text);
    const folder = text.slice(target.start, target.end);
    const keyword = casedLike('COPY', text.slice(copy.keywordSpan.start, copy.keywordSpan.end));
    const flags = copy.flags.map(({ span }) => `${text.slice(span.start, span.end)} `).join('');
    const manifests = `${keyword} ${flags}${download.manifests.join(' ')} ${folder.endsWith('/') ? folder : `${folder}/`}`;
    const run = text.slice(install.start, install.end);
    const place = lineStart(text, copy.start);
    const next = text.indexOf('\n', install.end);
    const from = next < 0 ? lineStart(text, install.start) - eol.length : lineStart(text, install.start);
    return fixOf(
      say`Install dependencies first`,
      'review',
      { start: place, end: place, text: manifests + eol + run + eol },
      { start: from, end: next < 0 ? install.end : next + 1, text: '' },
    );
  },
  rationale:
    'A layer is taken from the cache as long as the layers before it are the same. With all sources copied first, each change of a comment downloads every dependency anew. The files that list the dependencies change rarely: copied alone in front of the install, they keep its layer.',
  how: [
    'Copy the manifest and the lock file first, and install: `COPY package*.json ./`, then `RUN npm ci`.',
    'Copy the rest behind it: `COPY . .`.',
    'Name `node_modules` and the like in `.dockerignore`, so that the second copy does not overwrite them.',
  ],
  example: {
    language: 'dockerfile',
    bad: 'FROM node:24-slim\nWORKDIR /app\nCOPY . .\nRUN npm ci\n',
    good: 'FROM node:24-slim\nWORKDIR /app\nCOPY package*.json ./\nRUN npm ci\nCOPY . .\n',
  },
  hoverOn: ['COPY'],
  equivalents: {},
});

/** The first COPY of the whole context. */
function copyOfAll({ instructions }: Stage): Instruction | undefined {
  return instructions.find(
    ({ keyword, words, flags, dockerfile }) =>
      (keyword === 'COPY' || keyword === 'ADD') &&
      words.length === 2 &&
      flags.every(({ name }) => name === 'chown' || name === 'chmod' || name === 'link') &&
      ['.', './'].includes(unquote(words[0]?.text ?? '', dockerfile.escape)),
  );
}

/** The RUN behind it that installs what could have been installed before; undefined where that was done. */
function installBehind({ instructions }: Stage, copy: Instruction): Instruction | undefined {
  const runs = instructions.filter(({ keyword }) => keyword === 'RUN');
  if (runs.some((run) => run.start < copy.start && downloadIn(run))) return undefined;
  return runs.find(
    (run) => run.start > copy.start && downloadIn(run) && run.flags.every(({ value }) => value?.includes('type=cache') !== true),
  );
}
