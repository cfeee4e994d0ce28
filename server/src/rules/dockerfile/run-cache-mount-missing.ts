import { say } from '../../texts/texts.ts';
import { downloadIn } from './download-caches.ts';
import { isCached, mountsAt, outcomeOf, runOf } from './commands.ts';
import { fixOf } from './shell-edit.ts';
import { defineRule, notApplicable } from '../rule.ts';

export const runCacheMountMissing = defineRule({
  id: 'run-cache-mount-missing',
  title: 'Download cache not kept between builds',
  family: 'dockerfile',
  practice: 'technology/testing-and-issue-detection/3/parallel-builds',
  category: 'efficiency',
  default: 'optional',
  subject: 'instruction',
  crossFile: false,
  severity: 'warning',
  check(instruction) {
    const run = runOf(instruction);
    const download = run && downloadIn(run);
    if (!run || !download) return notApplicable;
    if (isCached(run, ...download.folders) || mountsAt(run, /^cache$/).length > 0) return outcomeOf(['met']);
    const { start, end } = download.command.words[0];
    return outcomeOf([
      { start, end, message: say`Command "${download.command.name}" downloads everything again whenever a dependency changes.` },
    ]);
  },
  fixSafety: 'review',
  fix(instruction) {
    const run = runOf(instruction);
    const download = run && downloadIn(run);
    if (!run?.argumentSpan || !download) return undefined;
    const { start } = run.argumentSpan;
    const target = download.folders[0] ?? '';
    return fixOf(say`Mount a cache`, 'review', {
      start,
      end: start,
      text: `--mount=type=cache,target=${target} `,
      snippet: `--mount=type=cache,target=\${1:${target}} `,
    });
  },
  rationale:
    'When a lock file changes, the layer is built anew and every package is fetched again. A cache mount outlives the layer and never enters the image: only what changed is fetched. The builders of a pipeline have to keep their cache for it to pay off, so the rule is optional.',
  how: [
    'Mount the cache of the tool: `RUN --mount=type=cache,target=/root/.npm npm ci`.',
    'Leave out options that switch the cache off, such as `--no-cache-dir`.',
    'Let the pipeline keep the cache of BuildKit, or run builds on a builder that stays.',
  ],
  example: {
    language: 'dockerfile',
    bad: 'FROM node:24-slim\nRUN npm ci\n',
    good: 'FROM node:24-slim\nRUN --mount=type=cache,target=/root/.npm npm ci\n',
  },
  hoverOn: ['RUN'],
  equivalents: {},
});
