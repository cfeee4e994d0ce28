import { say } from '../../texts/texts.ts';
import { hasFlag, invocationAt, isCached, isInImage, judgeEach, removes, runOf } from './commands.ts';
import { apk } from './package-tools.ts';
import { fixOf, flagAfter } from './shell-edit.ts';
import { defineRule, notApplicable } from '../rule.ts';

export const apkNoCacheMissing = defineRule({
  id: 'apk-no-cache-missing',
  title: 'Index of apk left in the layer',
  family: 'dockerfile',
  practice: 'technology/container-and-runtime-management/2/container-hygiene',
  category: 'efficiency',
  default: 'on',
  subject: 'instruction',
  crossFile: false,
  severity: 'warning',
  check(instruction) {
    const run = runOf(instruction);
    if (!run || !isInImage(instruction)) return notApplicable;
    return judgeEach(instruction, apk, /^add$/, (invocation) => {
      const { subcommand, open } = invocation;
      if (!subcommand) return undefined;
      if (hasFlag(invocation, '', '--no-cache') || isCached(run, '/var/cache/apk', '/etc/apk/cache')) return 'met';
      const removed = removes(run.script, /^\/var\/cache(?:\/(?:apk|\*).*)?\/?$|^\/etc\/apk\/cache/);
      if (removed !== false) return removed ? 'met' : 'unknown';
      if (open) return 'unknown';
      const { start, end } = subcommand;
      return { start, end, message: say`Command "apk add" without --no-cache leaves the package index in the layer.` };
    });
  },
  fixSafety: 'safe',
  fix(instruction, problem) {
    const invocation = invocationAt(instruction, apk, problem);
    return invocation && fixOf(say`Add --no-cache`, 'safe', flagAfter(instruction, invocation, '--no-cache'));
  },
  rationale:
    'Without `--no-cache` apk stores the index of its repositories below `/var/cache/apk` and leaves it in the layer, or works with the outdated one of the base image. With it the index is fetched, used and forgotten. Stages that are only copied from are not judged.',
  how: [
    'Write `apk add --no-cache`, and drop the `apk update` in front of it.',
    'Or keep the cache outside of the image with `RUN --mount=type=cache,target=/var/cache/apk`.',
  ],
  example: {
    language: 'dockerfile',
    bad: 'FROM alpine:3.22\nRUN apk add curl\n',
    good: 'FROM alpine:3.22\nRUN apk add --no-cache curl\n',
  },
  hoverOn: ['RUN'],
  equivalents: {
    hadolint: ['DL3019'],
    dockerfilelint: ['apkadd-missing_nocache_or_updaterm'],
    dockle: ['DKL-DI-0004'],
    trivy: ['DS-0025'],
  },
});
