/** Names, labels, API versions and the structure of manifests. */
import type { Rule } from '../../rule.ts';
import { annotationForbidden } from '../annotation-forbidden.ts';
import { annotationRequiredMissing } from '../annotation-required-missing.ts';
import { apiVersionDeprecated } from '../api-version-deprecated.ts';
import { apiVersionRemoved } from '../api-version-removed.ts';
import { keysUnsorted } from '../keys-unsorted.ts';
import { labelInstanceMismatch } from '../label-instance-mismatch.ts';
import { labelRecommendedMissing } from '../label-recommended-missing.ts';
import { labelRequiredMissing } from '../label-required-missing.ts';
import { labelValueInvalid } from '../label-value-invalid.ts';
import { nameMissing } from '../name-missing.ts';
import { namespaceCostLabelsMissing } from '../namespace-cost-labels-missing.ts';
import { namespaceDefault } from '../namespace-default.ts';
import { namespaceKubeSystem } from '../namespace-kube-system.ts';
import { namespacePsaLabelMissing } from '../namespace-psa-label-missing.ts';
import { referenceDangling } from '../reference-dangling.ts';
import { schemaInvalid } from '../schema-invalid.ts';
import { serviceMonitorDangling } from '../service-monitor-dangling.ts';
import { serviceMonitorMissing } from '../service-monitor-missing.ts';
import { telemetryAnnotationsMissing } from '../telemetry-annotations-missing.ts';
import { yamlSyntax } from '../yaml-syntax.ts';

export const metadataRules: readonly Rule[] = [
  yamlSyntax,
  schemaInvalid,
  namespaceDefault,
  namespaceKubeSystem,
  namespacePsaLabelMissing,
  labelValueInvalid,
  labelRequiredMissing,
  labelRecommendedMissing,
  labelInstanceMismatch,
  annotationRequiredMissing,
  annotationForbidden,
  nameMissing,
  apiVersionDeprecated,
  apiVersionRemoved,
  keysUnsorted,
  referenceDangling,
  serviceMonitorDangling,
  serviceMonitorMissing,
  telemetryAnnotationsMissing,
  namespaceCostLabelsMissing,
];
