/** What keeps running when a node or a Pod goes. */
import type { Rule } from '../../rule.ts';
import { nakedPod } from '../naked-pod.ts';
import { pdbMissing } from '../pdb-missing.ts';
import { replicasTooFew } from '../replicas-too-few.ts';

export const availabilityRules: readonly Rule[] = [nakedPod, replicasTooFew, pdbMissing];
