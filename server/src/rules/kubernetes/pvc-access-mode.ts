import { child, isUnknown, itemsOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, notApplicable } from '../rule.ts';
import { quoted } from '../edits/quote.ts';
import { claimSpec, claimsOf } from './claims.ts';
import { spanOf } from './places.ts';
import { outcomeOf } from './verdicts.ts';
import type { Verdict } from './verdicts.ts';

export const pvcAccessMode = defineRule({
  id: 'pvc-access-mode',
  title: 'Volume not kept to one Pod',
  family: 'kubernetes',
  practice: 'technology/platforms-and-infrastructure/2/storage-chosen',
  category: 'reliability',
  default: 'optional',
  subject: 'object',
  crossFile: false,
  severity: 'warning',
  check(object, { kubernetesMinor }) {
    if (kubernetesMinor < 29) return notApplicable;
    const verdicts = claimsOf(object).flatMap((claim) => {
      const modes = child(claimSpec(claim), 'accessModes');
      if (isUnknown(modes)) return ['unknown' as const];
      return itemsOf(modes).items.map((mode): Verdict => {
        if (mode.kind !== 'scalar') return 'unknown';
        if (mode.text !== 'ReadWriteOnce') return 'met';
        return { ...spanOf(mode), message: say`${claim.whose} lets every Pod of a node write: ReadWriteOnce counts nodes, not Pods.` };
      });
    });
    return outcomeOf(verdicts);
  },
  fixSafety: 'review',
  fix(_object, problem, { text }) {
    const edit = { start: problem.start, end: problem.end, text: quoted(text, problem, 'ReadWriteOncePod') };
    return { title: say`Keep the volume to one Pod`, safety: 'review', edits: [edit] };
  },
  rationale:
    '`ReadWriteOnce` lets all Pods of one node write to the volume. After a failed rollout or a forced deletion two databases can so end up on the same files. `ReadWriteOncePod` admits one Pod in the whole cluster; it needs a CSI driver and Kubernetes 1.29, and a claim that exists cannot be changed.',
  how: [
    'See that the CSI driver supports it (`SINGLE_NODE_SINGLE_WRITER`).',
    'Write `ReadWriteOncePod` in new claims whose data one Pod owns.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: data
spec:
  accessModes: [ReadWriteOnce]
  resources:
    requests:
      storage: 10Gi
`,
    good: `apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: data
spec:
  accessModes: [ReadWriteOncePod]
  resources:
    requests:
      storage: 10Gi
`,
  },
  hoverOn: ['spec.accessModes'],
  equivalents: { kyverno: ['enforce-readwriteonce-pod'] },
});
