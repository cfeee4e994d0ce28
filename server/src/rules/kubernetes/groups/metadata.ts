/** Names, labels, API versions and the structure of manifests. */
import type { Rule } from '../../rule.ts';
import { apiVersionDeprecated } from '../api-version-deprecated.ts';
import { apiVersionRemoved } from '../api-version-removed.ts';
import { labelValueInvalid } from '../label-value-invalid.ts';
import { nameMissing } from '../name-missing.ts';
import { namespaceDefault } from '../namespace-default.ts';
import { namespaceKubeSystem } from '../namespace-kube-system.ts';
import { namespacePsaLabelMissing } from '../namespace-psa-label-missing.ts';
import { referenceDangling } from '../reference-dangling.ts';
import { serviceMonitorDangling } from '../service-monitor-dangling.ts';
import { serviceMonitorMissing } from '../service-monitor-missing.ts';

export const metadataRules: readonly Rule[] = [
  namespaceDefault,
  namespaceKubeSystem,
  namespacePsaLabelMissing,
  labelValueInvalid,
  nameMissing,
  apiVersionDeprecated,
  apiVersionRemoved,
  referenceDangling,
  serviceMonitorDangling,
  serviceMonitorMissing,
];
