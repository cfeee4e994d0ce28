import { say } from '../../texts/texts.ts';
import { flagOf, withBlanksBefore } from './parts.ts';
import { defineRule, met, notApplicable, unmet } from '../rule.ts';
import type { Stage } from '../../facts/dockerfile/types.ts';

const architectures: Readonly<Record<string, readonly string[]>> = {
  amd64: ['amd64', 'x86_64', 'x64', 'x86'],
  arm64: ['arm64', 'aarch64', 'arm'],
  arm: ['arm', 'armv7', 'armhf'],
  386: ['386', 'i386', 'x86'],
};

export const fromPlatformFlag = defineRule({
  id: 'from-platform-flag',
  title: 'Platform fixed in FROM',
  family: 'dockerfile',
  practice: 'technology/cost-efficiency-resource-usage-and-sustainability/3/hardware-known',
  category: 'operability',
  default: 'on',
  subject: 'stage',
  crossFile: false,
  severity: 'warning',
  check(stage) {
    const flag = flagOf(stage.from, 'platform');
    const platform = flag?.value?.replace(/["']/g, '');
    if (!flag || platform === undefined || platform === '') return notApplicable;
    const place = { start: flag.span.start, end: flag.span.end };
    if (/^\$(?:TARGETPLATFORM|\{TARGETPLATFORM\})$/.test(platform))
      return unmet({ ...place, message: say`The target platform is what FROM takes anyway, so this flag says nothing.` });
    if (platform.includes('$') || platform.startsWith('windows') || isNamedFor(stage, platform)) return met;
    return unmet({ ...place, message: say`FROM is fixed to "${platform}", so no image for another platform can be built.` });
  },
  fixSafety: 'safe',
  fix(stage, _problem, { text }) {
    const flag = flagOf(stage.from, 'platform');
    if (!flag) return undefined;
    const redundant = flag.value?.includes('TARGETPLATFORM') === true;
    const edit = withBlanksBefore(text, flag.span);
    return { title: say`Leave the platform to the build`, safety: redundant ? 'safe' : 'review', edits: [edit] };
  },
  rationale:
    'A platform written into FROM holds for every build: the image cannot be made for ARM nodes, and on other machines it runs under emulation. The platform belongs to the build command. Stages that are named for their architecture, `$BUILDPLATFORM` and Windows are left alone, since they fix the platform for a reason.',
  how: [
    'Remove `--platform` and pass it to the build: `docker buildx build --platform linux/amd64,linux/arm64 .`.',
    'Where a stage should run on the machine that builds, write `--platform=$BUILDPLATFORM`.',
  ],
  example: {
    language: 'dockerfile',
    bad: 'FROM --platform=linux/amd64 alpine:3.22\n',
    good: 'FROM alpine:3.22\n',
  },
  hoverOn: ['FROM'],
  equivalents: { hadolint: ['DL3029', 'DL3065'], buildkit: ['FromPlatformFlagConstDisallowed', 'RedundantTargetPlatform'] },
});

/** The stage's name says that it is for that platform only. */
function isNamedFor({ name }: Stage, platform: string): boolean {
  const lower = name?.toLowerCase() ?? '';
  const [system = '', architecture = ''] = platform.split('/');
  const names = architectures[architecture] ?? [architecture];
  return lower !== '' && [system, ...names].some((part) => part !== '' && lower.includes(part));
}
