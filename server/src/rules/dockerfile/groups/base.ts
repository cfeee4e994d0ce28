/** Base images and stages. */
import type { Rule } from '../../rule.ts';
import { copyFromOwnStage } from '../copy-from-own-stage.ts';
import { copyFromUnknownStage } from '../copy-from-unknown-stage.ts';
import { copyFromWholeFs } from '../copy-from-whole-fs.ts';
import { finalStageNotMinimal } from '../final-stage-not-minimal.ts';
import { fromArgUndefined } from '../from-arg-undefined.ts';
import { fromAsCasing } from '../from-as-casing.ts';
import { fromDigestNotPinned } from '../from-digest-not-pinned.ts';
import { fromFirst } from '../from-first.ts';
import { fromPlatformFlag } from '../from-platform-flag.ts';
import { fromRegistryNotAllowed } from '../from-registry-not-allowed.ts';
import { fromTagLatest } from '../from-tag-latest.ts';
import { fromTagMissing } from '../from-tag-missing.ts';
import { instructionCasing } from '../instruction-casing.ts';
import { stageNameCasing } from '../stage-name-casing.ts';
import { stageNameDuplicate } from '../stage-name-duplicate.ts';
import { stageNameReserved } from '../stage-name-reserved.ts';

export const baseRules: readonly Rule[] = [
  fromFirst,
  fromTagMissing,
  fromTagLatest,
  fromDigestNotPinned,
  fromRegistryNotAllowed,
  fromPlatformFlag,
  fromArgUndefined,
  stageNameDuplicate,
  stageNameReserved,
  stageNameCasing,
  fromAsCasing,
  instructionCasing,
  copyFromUnknownStage,
  copyFromOwnStage,
  copyFromWholeFs,
  finalStageNotMinimal,
];
