/** The rules of the family, in the order of a pipeline reader's concerns. */
import type { Rule } from '../rule.ts';
import { accessRules } from './groups/access.ts';
import { hygieneRules } from './groups/hygiene.ts';
import { partsRules } from './groups/parts.ts';
import { provenanceRules } from './groups/provenance.ts';
import { qualityRules } from './groups/quality.ts';

export const pipelineRules: readonly Rule[] = [...partsRules, ...accessRules, ...hygieneRules, ...provenanceRules, ...qualityRules];
