import type { KubernetesObject } from '../../facts/kubernetes/types.ts';
import { at, isUnknown } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import type { RuleContext } from '../rule.ts';
import { allowOne, amountOf, isBudget, podsIn, workloadsOf } from './budgets.ts';
import type { Amount } from './budgets.ts';
import { describeObject } from './describe.ts';
import { spanOf } from './places.ts';
import { autoscalerOf, replicasOf } from './scaling.ts';

export const pdbBlocksEviction = defineRule({
  id: 'pdb-blocks-eviction',
  title: 'Disruption budget lets no Pod go',
  family: 'kubernetes',
  practice: 'technology/application-patterns-and-refactoring/2/ready-for-disruption',
  category: 'reliability',
  default: 'on',
  subject: 'object',
  crossFile: true,
  severity: 'warning',
  check(object, context) {
    if (!isBudget(object)) return notApplicable;
    const [most, least] = [at(object.node, 'spec', 'maxUnavailable'), at(object.node, 'spec', 'minAvailable')];
    if (['maxUnavailable', 'minAvailable'].some((key) => context.workspace.patchMentions(object, key))) return unknown;
    const what = describeObject(object);
    if (most?.kind === 'scalar' && amountOf(most)?.value === 0)
      return unmet({ ...spanOf(most), message: say`${what} lets no Pod go, so no node under them can be drained.` });
    const amount = amountOf(least);
    if (least === undefined || !amount) return most === undefined || isUnknown(most) || least !== undefined ? unknown : met;
    if (amount.unit === 'percent' && amount.value >= 100)
      return unmet({ ...spanOf(least), message: say`${what} wants all Pods available, so no node under them can be drained.` });
    const total = totalOf(object, context);
    if (total === undefined || total === 0) return amount.value === 0 ? met : unknown;
    if (!blocks(amount, total)) return met;
    const pods = total === 1 ? say`its only Pod` : say`${String(podsIn(amount, total))} of its ${String(total)} Pods`;
    return unmet({ ...spanOf(least), message: say`${what} wants ${pods} available, so no node under them can be drained.` });
  },
  fixSafety: 'review',
  fix(object, problem, context) {
    const field = at(object.node, 'spec', 'maxUnavailable')?.start === problem.start ? 'maxUnavailable' : 'minAvailable';
    return allowOne(object, field, context);
  },
  rationale:
    'A budget that lets no Pod go stops every drain: the upgrade of the cluster hangs at that node until somebody deletes the Pod or the budget by hand. That is so for `maxUnavailable: 0`, for `minAvailable: 100%`, and for a `minAvailable` as high as the number of replicas. Workloads that an autoscaler runs are compared by a rule of their own.',
  how: [
    'Use `maxUnavailable: 1`, which stays right when the number of replicas changes.',
    'Run two or more replicas; a budget for a single Pod can only block.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: web
spec:
  maxUnavailable: 0
  selector:
    matchLabels: { app: web }
`,
    good: `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: web
spec:
  maxUnavailable: 1
  selector:
    matchLabels: { app: web }
`,
  },
  hoverOn: ['spec.maxUnavailable', 'spec.minAvailable'],
  equivalents: {
    'kube-linter': ['pdb-max-unavailable', 'pdb-min-available'],
    polaris: ['pdbDisruptionsIsZero'],
    kyverno: [
      'pdb-maxunavailable',
      'pdb-maxunavailable-with-deployments',
      'pdb-minavailable',
      'require-reasonable-pdbs',
      'require-replicas-allow-disruption',
      'deployment-replicas-higher-than-pdb',
    ],
  },
});

const counted: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet', 'ReplicaSet', 'Rollout', 'ReplicationController']);

/** The Pods under the budget, where all files say how many there are. */
function totalOf(object: KubernetesObject, context: RuleContext): number | undefined {
  const workloads = workloadsOf(object, context);
  if (!workloads || workloads.length === 0) return undefined;
  let total = 0;
  for (const { subject, uri } of workloads) {
    if (!counted.has(subject.object.kind) || autoscalerOf(subject, { ...context, uri }) !== undefined) return undefined;
    const replicas = replicasOf(subject, context.workspace);
    if (replicas.state === 'unknown') return undefined;
    total += replicas.state === 'known' ? replicas.value : 1;
  }
  return total;
}

function blocks(amount: Amount, total: number): boolean {
  return podsIn(amount, total) >= total;
}
