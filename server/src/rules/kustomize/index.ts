/** All rules of kustomizations. */
import type { Rule } from '../rule.ts';
import { kustomizeDeprecatedField } from './kustomize-deprecated-field.ts';
import { kustomizeHelmChartsUnpinned } from './kustomize-helm-charts-unpinned.ts';
import { kustomizeImageLatest } from './kustomize-image-latest.ts';
import { kustomizeMissingResource } from './kustomize-missing-resource.ts';
import { kustomizeNameSuffixHashDisabled } from './kustomize-name-suffix-hash-disabled.ts';
import { kustomizeNamespaceMissing } from './kustomize-namespace-missing.ts';
import { kustomizeRemoteBaseUnpinned } from './kustomize-remote-base-unpinned.ts';
import { kustomizeSecretLiterals } from './kustomize-secret-literals.ts';

export const kustomizeRules: readonly Rule[] = [
  kustomizeDeprecatedField,
  kustomizeMissingResource,
  kustomizeRemoteBaseUnpinned,
  kustomizeImageLatest,
  kustomizeSecretLiterals,
  kustomizeNameSuffixHashDisabled,
  kustomizeNamespaceMissing,
  kustomizeHelmChartsUnpinned,
];
