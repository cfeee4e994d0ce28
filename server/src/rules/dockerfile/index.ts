/** The rules for Dockerfiles. */
import type { Rule } from '../rule.ts';
import { addInsteadOfCopy } from './add-instead-of-copy.ts';
import { cmdEntrypointShellForm } from './cmd-entrypoint-shell-form.ts';
import { fromTagLatest } from './from-tag-latest.ts';
import { fromTagMissing } from './from-tag-missing.ts';
import { secretInArgOrEnv } from './secret-in-arg-or-env.ts';
import { userMissing } from './user-missing.ts';
import { userRoot } from './user-root.ts';

export const dockerfileRules: readonly Rule[] = [
  fromTagMissing,
  fromTagLatest,
  userMissing,
  userRoot,
  secretInArgOrEnv,
  addInsteadOfCopy,
  cmdEntrypointShellForm,
];
