import { gem } from './package-tools.ts';
import { hasFlag, type Invocation } from './commands.ts';
import type { ShellWord } from '../../syntax/shell/tree.ts';
import { judgeVersions, type Pinning } from './versions.ts';
import { defineRule } from '../rule.ts';

function pinningOf({ text }: ShellWord, { flags }: Invocation): Pinning {
  if (text.endsWith('.gem')) return 'skip';
  return text.includes(':') || hasFlag({ flags }, 'v', '--version') ? 'pinned' : 'open';
}

export const gemVersionUnpinned = defineRule({
  id: 'gem-version-unpinned',
  title: 'Ruby gem without a version',
  family: 'dockerfile',
  practice: 'technology/container-and-runtime-management/2/base-image-rules',
  category: 'supply-chain',
  default: 'on',
  subject: 'instruction',
  crossFile: false,
  severity: 'warning',
  check(instruction) {
    return judgeVersions(instruction, gem, /^(?:install)$/, pinningOf);
  },
  fixSafety: null,
  rationale:
    '`gem install` with a bare name takes the newest release on the day of the build, so the same commit gives different images, and an incompatible major version arrives without a change that says so.',
  how: [
    'Name the version: `gem install bundler:2.7.2`, or with `-v 2.7.2`.',
    'For what the application needs, use a `Gemfile.lock` and `bundle install`.',
  ],
  example: {
    language: 'dockerfile',
    bad: 'FROM ruby:3.4-slim\nRUN gem install --no-document rake\n',
    good: 'FROM ruby:3.4-slim\nRUN gem install --no-document rake:13.3.0\n',
  },
  hoverOn: ['RUN'],
  equivalents: { hadolint: ['DL3028'] },
});
