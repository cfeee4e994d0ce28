/** Instructions other than RUN: what they take and in which form. */
import type { Rule } from '../../rule.ts';
import { addArgumentsInvalid } from '../add-arguments-invalid.ts';
import { addInsteadOfCopy } from '../add-instead-of-copy.ts';
import { addRemoteWithoutChecksum } from '../add-remote-without-checksum.ts';
import { cmdEntrypointShellForm } from '../cmd-entrypoint-shell-form.ts';
import { cmdMissing } from '../cmd-missing.ts';
import { cmdMultiple } from '../cmd-multiple.ts';
import { copyIgnoredFile } from '../copy-ignored-file.ts';
import { copyMultipleSourcesDest } from '../copy-multiple-sources-dest.ts';
import { copyRelativeDestWithoutWorkdir } from '../copy-relative-dest-without-workdir.ts';
import { definitionDescription } from '../definition-description.ts';
import { dockerignoreMissing } from '../dockerignore-missing.ts';
import { emptyContinuation } from '../empty-continuation.ts';
import { entrypointMultiple } from '../entrypoint-multiple.ts';
import { envSelfReference } from '../env-self-reference.ts';
import { exposeHostPort } from '../expose-host-port.ts';
import { exposePortInvalid } from '../expose-port-invalid.ts';
import { exposeProtoCasing } from '../expose-proto-casing.ts';
import { exposeSsh } from '../expose-ssh.ts';
import { healthcheckMissing } from '../healthcheck-missing.ts';
import { healthcheckMultiple } from '../healthcheck-multiple.ts';
import { healthcheckOptionsInvalid } from '../healthcheck-options-invalid.ts';
import { instructionSyntax } from '../instruction-syntax.ts';
import { legacyKeyValue } from '../legacy-key-value.ts';
import { maintainerDeprecated } from '../maintainer-deprecated.ts';
import { onbuildInvalid } from '../onbuild-invalid.ts';
import { stopSignalMissing } from '../stop-signal-missing.ts';
import { syntaxDirectiveMissing } from '../syntax-directive-missing.ts';
import { variableUndefined } from '../variable-undefined.ts';
import { workdirRelative } from '../workdir-relative.ts';
import { workdirSystemDir } from '../workdir-system-dir.ts';

export const instructionRules: readonly Rule[] = [
  instructionSyntax,
  syntaxDirectiveMissing,
  emptyContinuation,
  legacyKeyValue,
  maintainerDeprecated,
  definitionDescription,
  variableUndefined,
  envSelfReference,
  onbuildInvalid,
  addInsteadOfCopy,
  addArgumentsInvalid,
  addRemoteWithoutChecksum,
  copyIgnoredFile,
  dockerignoreMissing,
  copyMultipleSourcesDest,
  copyRelativeDestWithoutWorkdir,
  workdirRelative,
  workdirSystemDir,
  exposePortInvalid,
  exposeHostPort,
  exposeProtoCasing,
  exposeSsh,
  healthcheckMissing,
  healthcheckMultiple,
  healthcheckOptionsInvalid,
  cmdEntrypointShellForm,
  cmdMissing,
  cmdMultiple,
  entrypointMultiple,
  stopSignalMissing,
];
