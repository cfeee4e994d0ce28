import { at, isUnknown, textOf } from '../../syntax/tree.ts';
import type { KubernetesObject } from '../../facts/kubernetes/types.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, notApplicable } from '../rule.ts';
import { describeObject } from './describe.ts';
import { outcomeOf, problemAt, replaceFix } from './verdicts.ts';
import type { Verdict } from './verdicts.ts';

export const fluxReconcileSettings = defineRule({
  id: 'flux-reconcile-settings',
  title: 'Flux does not keep the cluster as Git says',
  practice: 'technology/security-and-policy/2/platform-reverts-drift',
  family: 'kubernetes',
  category: 'reliability',
  default: 'on',
  subject: 'object',
  crossFile: false,
  severity: 'warning',
  check(object) {
    const { group, kind } = object;
    const kustomization = group === 'kustomize.toolkit.fluxcd.io' && kind === 'Kustomization';
    if (!kustomization && !(group === 'helm.toolkit.fluxcd.io' && kind === 'HelmRelease')) return notApplicable;
    return outcomeOf([
      valueOf(object, 'suspend', 'true', say`is suspended, so that changes in Git do not reach the cluster`),
      ...(kustomization ? [valueOf(object, 'prune', 'false', say`leaves in the cluster what is removed from Git`)] : []),
    ]);
  },
  fixSafety: 'review',
  fix(object, problem) {
    const prune = at(object.node, 'spec', 'prune')?.start === problem.start;
    return prune ? replaceFix(say`Remove what Git no longer has`, problem, 'true') : replaceFix(say`Resume`, problem, 'false');
  },
  rationale:
    'Flux brings the cluster to what Git says, again and again. With `prune: false` objects that were deleted from Git run on, forgotten, and with `suspend: true` in Git nothing is brought anywhere until somebody remembers to resume it.',
  how: [
    'Set `prune: true`; keep single objects with the annotation `kustomize.toolkit.fluxcd.io/prune: disabled`.',
    'Suspend with `flux suspend`, for as long as an incident lasts, rather than in Git.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: apps
  namespace: flux-system
spec:
  interval: 10m
  path: ./apps
  prune: false
  sourceRef:
    kind: GitRepository
    name: fleet
`,
    good: `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: apps
  namespace: flux-system
spec:
  interval: 10m
  path: ./apps
  prune: true
  sourceRef:
    kind: GitRepository
    name: fleet
`,
  },
  hoverOn: ['spec.prune', 'spec.suspend'],
  equivalents: {},
});

function valueOf(object: KubernetesObject, field: string, wrong: string, message: string): Verdict {
  const value = at(object.node, 'spec', field);
  if (isUnknown(value)) return 'unknown';
  if (!value || textOf(value) !== wrong) return 'met';
  return problemAt(value, say`${describeObject(object)} ${message}.`);
}
