import { say } from '../../texts/texts.ts';
import { cleanupFix, judgeCleanup, type Cache } from './cleanup.ts';
import { apt } from './package-tools.ts';
import { defineRule } from '../rule.ts';

const cache: Cache = {
  tool: apt,
  filledBy: /^update$/,
  emptiedBy: ({ subcommand }) => subcommand?.text === 'dist-clean' || subcommand?.text === 'distclean',
  path: /^\/var\/(?:lib\/)?(?:apt\/?)?(?:lists.*|\*)?$/,
  folders: ['/var/lib/apt', '/var/lib/apt/lists'],
  message: ({ name }) => say`Command "${name} update" leaves its package lists in the layer, some 20 MB that no container uses.`,
};

export const aptGetListsNotRemoved = defineRule({
  id: 'apt-get-lists-not-removed',
  title: 'Package lists left in the layer',
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
    return cleanupFix(instruction, say`Remove the package lists`, 'rm -rf /var/lib/apt/lists/*', context);
  },
  rationale:
    'The lists of all packages are needed to install, and never again. Removing them in a later RUN hides them and saves nothing, since the layer below keeps them: it has to be the same RUN. Stages that are only copied from are not judged, nor is a RUN that mounts the folder as a cache.',
  how: [
    'End the RUN with `&& rm -rf /var/lib/apt/lists/*`.',
    'Or keep the lists outside of the image: `RUN --mount=type=cache,target=/var/lib/apt/lists`.',
  ],
  example: {
    language: 'dockerfile',
    bad: 'FROM debian:13-slim\nRUN apt-get update && apt-get install -y --no-install-recommends curl\n',
    good: 'FROM debian:13-slim\nRUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/*\n',
  },
  hoverOn: ['RUN'],
  equivalents: {
    hadolint: ['DL3009'],
    dockerfilelint: ['apt-get_missing_rm'],
    dockerfile_lint: ['no_apt-get_clean'],
    dockle: ['DKL-DI-0005'],
  },
});
