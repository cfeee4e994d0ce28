/** What RUN does: packages, downloads and the shell. */
import type { Rule } from '../../rule.ts';
import { addForArchive } from '../add-for-archive.ts';
import { apkNoCacheMissing } from '../apk-no-cache-missing.ts';
import { apkVersionUnpinned } from '../apk-version-unpinned.ts';
import { apkVirtualMissing } from '../apk-virtual-missing.ts';
import { aptGetListsNotRemoved } from '../apt-get-lists-not-removed.ts';
import { aptGetNoInstallRecommendsMissing } from '../apt-get-no-install-recommends-missing.ts';
import { aptGetUpgrade } from '../apt-get-upgrade.ts';
import { aptGetVersionUnpinned } from '../apt-get-version-unpinned.ts';
import { aptGetYesMissing } from '../apt-get-yes-missing.ts';
import { aptNotAptGet } from '../apt-not-apt-get.ts';
import { aptSnapshotNotReproducible } from '../apt-snapshot-not-reproducible.ts';
import { buildToolsInFinalStage } from '../build-tools-in-final-stage.ts';
import { chpasswdUsed } from '../chpasswd-used.ts';
import { copyAllBeforeDependencies } from '../copy-all-before-dependencies.ts';
import { dnfCleanMissing } from '../dnf-clean-missing.ts';
import { dnfVersionUnpinned } from '../dnf-version-unpinned.ts';
import { dnfYesMissing } from '../dnf-yes-missing.ts';
import { gemCleanupMissing } from '../gem-cleanup-missing.ts';
import { gemVersionUnpinned } from '../gem-version-unpinned.ts';
import { goInstallVersionUnpinned } from '../go-install-version-unpinned.ts';
import { npmVersionUnpinned } from '../npm-version-unpinned.ts';
import { packageSignatureDisabled } from '../package-signature-disabled.ts';
import { pipNoCacheDirMissing } from '../pip-no-cache-dir-missing.ts';
import { pipVersionUnpinned } from '../pip-version-unpinned.ts';
import { privilegedRunLabel } from '../privileged-run-label.ts';
import { runCacheMountMissing } from '../run-cache-mount-missing.ts';
import { runCd } from '../run-cd.ts';
import { runConsecutive } from '../run-consecutive.ts';
import { runPipefailMissing } from '../run-pipefail-missing.ts';
import { runSemicolon } from '../run-semicolon.ts';
import { runUselessCommand } from '../run-useless-command.ts';
import { shellChangedByLink } from '../shell-changed-by-link.ts';
import { sudoUsed } from '../sudo-used.ts';
import { tlsVerificationDisabled } from '../tls-verification-disabled.ts';
import { unnecessaryPackages } from '../unnecessary-packages.ts';
import { updateAll } from '../update-all.ts';
import { updateAlone } from '../update-alone.ts';
import { useraddLargeUid } from '../useradd-large-uid.ts';
import { wgetAndCurl } from '../wget-and-curl.ts';
import { wgetProgressMissing } from '../wget-progress-missing.ts';
import { yarnCacheCleanMissing } from '../yarn-cache-clean-missing.ts';
import { yumCleanMissing } from '../yum-clean-missing.ts';
import { yumVersionUnpinned } from '../yum-version-unpinned.ts';
import { yumYesMissing } from '../yum-yes-missing.ts';
import { zypperCleanMissing } from '../zypper-clean-missing.ts';
import { zypperDistUpgrade } from '../zypper-dist-upgrade.ts';
import { zypperVersionUnpinned } from '../zypper-version-unpinned.ts';
import { zypperYesMissing } from '../zypper-yes-missing.ts';

export const packageRules: readonly Rule[] = [
  aptNotAptGet,
  aptGetYesMissing,
  aptGetNoInstallRecommendsMissing,
  aptGetListsNotRemoved,
  aptGetVersionUnpinned,
  aptGetUpgrade,
  updateAlone,
  updateAll,
  apkVersionUnpinned,
  apkNoCacheMissing,
  apkVirtualMissing,
  yumYesMissing,
  yumCleanMissing,
  yumVersionUnpinned,
  zypperYesMissing,
  zypperDistUpgrade,
  zypperCleanMissing,
  zypperVersionUnpinned,
  dnfYesMissing,
  dnfCleanMissing,
  dnfVersionUnpinned,
  pipVersionUnpinned,
  pipNoCacheDirMissing,
  npmVersionUnpinned,
  yarnCacheCleanMissing,
  gemVersionUnpinned,
  gemCleanupMissing,
  goInstallVersionUnpinned,
  packageSignatureDisabled,
  tlsVerificationDisabled,
  unnecessaryPackages,
  runCacheMountMissing,
  aptSnapshotNotReproducible,
  useraddLargeUid,
  sudoUsed,
  chpasswdUsed,
  privilegedRunLabel,
  runCd,
  runUselessCommand,
  runConsecutive,
  runSemicolon,
  runPipefailMissing,
  shellChangedByLink,
  wgetAndCurl,
  wgetProgressMissing,
  copyAllBeforeDependencies,
  addForArchive,
  buildToolsInFinalStage,
];
