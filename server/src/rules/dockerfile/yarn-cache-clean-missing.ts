import { say } from '../../texts/texts.ts';
import { cleanupFix, judgeCleanup, type Cache } from './cleanup.ts';
import { yarn } from './package-tools.ts';
import { mountsAt, variableAt } from './commands.ts';
import { defineRule } from '../rule.ts';

const cache: Cache = {
  tool: yarn,
  filledBy: /^(?:install|add|global)$/,
  emptiedBy: ({ subcommand, operands }) => subcommand?.text === 'cache' && operands[0]?.text === 'clean',
  path: /yarn|\.cache/,
  folders: ['/usr/local/share/.cache', '/root/.yarn', '/root/.cache/yarn', '/usr/local/share/.cache/yarn/v6'],
  spared: ({ run }) => mountsAt(run, /^cache$/).length > 0 || variableAt(run, 'YARN_CACHE_FOLDER') !== undefined,
  message: ({ subcommand }) =>
    say`Command "yarn ${subcommand?.text ?? ''}" leaves a second copy of every package in its cache, and with it in the layer.`,
};

export const yarnCacheCleanMissing = defineRule({
  id: 'yarn-cache-clean-missing',
  title: 'Cache of yarn left in the layer',
  family: 'dockerfile',
  practice: 'technology/container-and-runtime-management/2/container-hygiene',
  category: 'efficiency',
  default: 'on',
  subject: 'instruction',
  crossFile: false,
  severity: 'warning',
  check(instruction) {
    return judgeCleanup(instruction, cache);
  },
  fixSafety: 'safe',
  fix(instruction, _problem, context) {
    return cleanupFix(instruction, say`Add yarn cache clean`, 'yarn cache clean', context);
  },
  rationale:
    'yarn keeps each package that it downloads in a cache beside `node_modules`, so the layer holds everything twice. A later RUN cannot take it out again. Stages that are only copied from are not judged, nor is a RUN that mounts the folder as a cache.',
  how: [
    'End the RUN with `&& yarn cache clean`.',
    'Or keep the cache outside of the image with `RUN --mount=type=cache,target=/usr/local/share/.cache`.',
  ],
  example: {
    language: 'dockerfile',
    bad: 'FROM node:24-slim\nRUN yarn install --frozen-lockfile\n',
    good: 'FROM node:24-slim\nRUN yarn install --frozen-lockfile && yarn cache clean\n',
  },
  hoverOn: ['RUN'],
  equivalents: { hadolint: ['DL3060'] },
});
