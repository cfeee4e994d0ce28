/** Third-party parts: actions, images, tools, and whether they are pinned. */
import type { Rule } from '../../rule.ts';
import { actionArchivedOrVulnerable } from '../action-archived-or-vulnerable.ts';
import { actionNotAllowed } from '../action-not-allowed.ts';
import { actionNotPinnedSha } from '../action-not-pinned-sha.ts';
import { actionSuperfluous } from '../action-superfluous.ts';
import { ciCurlPipeShell } from '../ci-curl-pipe-shell.ts';
import { ciGitlabIncludeUnpinned } from '../ci-gitlab-include-unpinned.ts';
import { ciImageUnpinned } from '../ci-image-unpinned.ts';
import { ciOrbUnpinned } from '../ci-orb-unpinned.ts';
import { ciPackageAdhoc } from '../ci-package-adhoc.ts';
import { ciToolUnpinned } from '../ci-tool-unpinned.ts';
import { localActionByPath } from '../local-action-by-path.ts';

export const partsRules: readonly Rule[] = [
  actionNotPinnedSha,
  actionArchivedOrVulnerable,
  actionNotAllowed,
  actionSuperfluous,
  localActionByPath,
  ciImageUnpinned,
  ciOrbUnpinned,
  ciGitlabIncludeUnpinned,
  ciToolUnpinned,
  ciPackageAdhoc,
  ciCurlPipeShell,
];
