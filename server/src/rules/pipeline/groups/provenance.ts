/** Where artifacts come from, and how that is proven. */
import type { Rule } from '../../rule.ts';
import { artifactNotSigned } from '../artifact-not-signed.ts';
import { cachePoisoning } from '../cache-poisoning.ts';
import { dispatchInputs } from '../dispatch-inputs.ts';
import { provenanceMissing } from '../provenance-missing.ts';
import { sbomMissing } from '../sbom-missing.ts';

export const provenanceRules: readonly Rule[] = [cachePoisoning, dispatchInputs, artifactNotSigned, sbomMissing, provenanceMissing];
