import { say } from '../../texts/texts.ts';
import { cleanupFix, judgeCleanup, type Cache } from './cleanup.ts';
import { gem } from './package-tools.ts';
import { mountsAt } from './commands.ts';
import { defineRule } from '../rule.ts';

const cache: Cache = {
  tool: gem,
  filledBy: /^(?:install|update)$/,
  emptiedBy: ({ subcommand }) => /^clean(?:up)?$/.test(subcommand?.text ?? ''),
  path: /cache/,
  folders: ['/usr/local/bundle/cache', '/root/.gem', '/usr/local/lib/ruby/gems'],
  spared: ({ run }) => mountsAt(run, /^cache$/).length > 0,
  message: ({ subcommand }) =>
    say`Command "gem ${subcommand?.text ?? ''}" leaves the downloaded archives in its cache, and with them in the layer.`,
};

export const gemCleanupMissing = defineRule({
  id: 'gem-cleanup-missing',
  title: 'Cache of gem left in the layer',
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
    return cleanupFix(instruction, say`Remove the cached archives`, 'rm -rf "$(gem env gemdir)"/cache/*.gem', context);
  },
  rationale:
    'RubyGems keeps the archive of each gem in the folder `cache` beside what it unpacked, so the layer holds it twice. Nothing reads the archive again, and a later RUN cannot take it out. Stages that are only copied from are not judged, nor is a RUN that mounts the folder as a cache.',
  how: [
    'Remove the archives in the same RUN: `&& rm -rf "$(gem env gemdir)"/cache/*.gem`.',
    'Leave the documentation out as well, with `gem install --no-document`.',
  ],
  example: {
    language: 'dockerfile',
    bad: 'FROM ruby:3.4-slim\nRUN gem install bundler:2.7.2\n',
    good: 'FROM ruby:3.4-slim\nRUN gem install bundler:2.7.2 && rm -rf "$(gem env gemdir)"/cache/*.gem\n',
  },
  hoverOn: ['RUN'],
  equivalents: { dockerfile_lint: ['no_gem_clean_all', 'no_rvm_cleanup_all'] },
});
