/** Names, labels, API versions and the structure of manifests. */
import type { Rule } from '../../rule.ts';

export const metadataRules: readonly Rule[] = [];
