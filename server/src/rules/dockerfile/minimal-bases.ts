/** Base images by what they hold. */
import type { Stage } from '../../facts/dockerfile/types.ts';

const hub = /^(?:docker\.io\/|index\.docker\.io\/)?(?:library\/)?/;

// Images without a shell as a rule: only what the program needs to run.
const shellless = [
  /^gcr\.io\/distroless\//,
  /^cgr\.dev\/chainguard\//,
  /^(?:dhi\.io|registry\.k8s\.io\/build-image\/distroless-iptables|registry\.k8s\.io\/build-image\/go-runner)(?:\/|$)/,
];
const shelllessTag = /(?:^|-)(?:distroless|chiseled|nonroot-slim)(?:-|$)/;
// Their variants that do hold one.
const withShell = /(?:^|-)(?:debug|dev)(?:-|$)/;
const withShellRepository = /\/(?:wolfi-base|chainguard-base|busybox|bash|git|alpine-base)$/;

// Systems whose images bring nothing but a shell and its tools: no environment but PATH, no working directory, no user.
const systems: ReadonlySet<string> = new Set(
  'alpine almalinux amazonlinux archlinux busybox centos debian fedora oraclelinux rockylinux scratch ubuntu'.split(' '),
);

/** The base at the bottom of a stage: an image or `scratch`. */
export function bottomOf(stage: Stage): Stage {
  let bottom = stage;
  while (bottom.baseStage) bottom = bottom.baseStage;
  return bottom;
}

/** Whether images made from this stage have no shell of their base; undefined where that is not known. */
export function lacksShell(stage: Stage): boolean | undefined {
  const { image, reference } = bottomOf(stage);
  if (image === 'scratch') return true;
  if (reference?.repository === undefined) return undefined;
  const { repository } = reference;
  const tag = reference.tag.state === 'known' ? reference.tag.value : '';
  const named = shellless.some((pattern) => pattern.test(repository));
  if (!named) return shelllessTag.test(tag) ? true : false;
  if (withShell.test(tag) || withShellRepository.test(repository)) return false;
  // Chainguard's latest-dev stands behind some digests, and an open tag may be one with a shell.
  return reference.tag.state === 'unknown' || (reference.digest && tag === '') ? undefined : true;
}

/** Whether the base is a plain system: what it sets beyond PATH is nothing. */
export function isPlainSystem(stage: Stage): boolean {
  const { image, reference } = bottomOf(stage);
  if (image === 'scratch') return true;
  return reference?.repository !== undefined && systems.has(reference.repository.replace(hub, ''));
}

/** The repository of the base without the host of the public registry. */
export function baseRepository(stage: Stage): string | undefined {
  return bottomOf(stage).reference?.repository?.replace(hub, '');
}
