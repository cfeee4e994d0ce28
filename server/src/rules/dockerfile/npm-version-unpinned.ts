import { npm } from './package-tools.ts';
import type { ShellWord } from '../../syntax/shell/tree.ts';
import { judgeVersions, type Pinning } from './versions.ts';
import { defineRule } from '../rule.ts';

const moving = /^@?[^@]+@(?:latest|next|\*|x)$/;
const version = /^@?[^@]+@./;

function pinningOf({ text }: ShellWord): Pinning {
  // A path or a repository: `./lib`, `owner/name`, `lib.tgz`.
  if (/\.t(?:ar\.)?gz$/.test(text) || (text.includes('/') && !text.startsWith('@'))) return 'skip';
  return version.test(text) && !moving.test(text) ? 'pinned' : 'open';
}

export const npmVersionUnpinned = defineRule({
  id: 'npm-version-unpinned',
  title: 'Node package without a version',
  family: 'dockerfile',
  practice: 'technology/container-and-runtime-management/2/base-image-rules',
  category: 'supply-chain',
  default: 'on',
  subject: 'instruction',
  crossFile: false,
  severity: 'warning',
  check(instruction) {
    return judgeVersions(instruction, npm, /^(?:install|i|add|in)$/, pinningOf);
  },
  fixSafety: null,
  rationale:
    '`npm install` with a bare name, or with the tag `latest`, takes what the registry offers on the day of the build. The same commit then gives different images, and a release that was hijacked an hour ago is installed at once. Installing from the lock file is not judged.',
  how: [
    'Name the version: `npm install -g pm2@6.0.13`.',
    'For what the application needs, list it in `package.json` and run `npm ci`, which follows the lock file.',
  ],
  example: {
    language: 'dockerfile',
    bad: 'FROM node:24-slim\nRUN npm install -g pm2\n',
    good: 'FROM node:24-slim\nRUN npm install -g pm2@6.0.13\n',
  },
  hoverOn: ['RUN'],
  equivalents: { hadolint: ['DL3016'] },
});
