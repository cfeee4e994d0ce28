import type { KubernetesObject } from '../../facts/kubernetes/types.ts';
import { at, child, isUnknown, textOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { quoted } from '../edits/quote.ts';
import { addEntryFix } from '../edits/yaml.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeObject } from './describe.ts';

export const restartPolicyInvalid = defineRule({
  id: 'restart-policy-invalid',
  title: 'Restart policy that the kind refuses',
  family: 'kubernetes',
  practice: 'technology/application-patterns-and-refactoring/1/higher-level-controllers',
  category: 'correctness',
  default: 'on',
  subject: 'workload',
  crossFile: true,
  severity: 'error',
  check(workload, { workspace }) {
    const { object, podSpec } = workload;
    const allowed = allowedFor(object);
    if (!allowed) return notApplicable;
    const policy = child(podSpec, 'restartPolicy');
    if (podSpec === undefined || isUnknown(podSpec) || isUnknown(policy)) return unknown;
    if (policy?.kind === 'scalar') {
      if (allowed.includes(policy.text)) return met;
      const message = say`${describeObject(object)} has the restart policy "${policy.text}"; its Pods may have ${listed(allowed)} only.`;
      return unmet({ start: policy.start, end: policy.end, message });
    }
    if (allowed.includes('Always')) return met;
    if (object.fragment || workspace.patchMentions(object, 'restartPolicy')) return unknown;
    const { start, end } = object.anchor;
    return unmet({
      start,
      end,
      message: say`${describeObject(object)} sets no restart policy, and the default, Always, is refused for it.`,
    });
  },
  fixSafety: 'safe',
  fix({ object, podSpec }, problem, context) {
    const allowed = allowedFor(object);
    if (!allowed || podSpec?.kind !== 'map') return undefined;
    const never = at(object.node, 'spec', 'podFailurePolicy') ?? at(object.node, 'spec', 'jobTemplate', 'spec', 'podFailurePolicy');
    const policy = child(podSpec, 'restartPolicy');
    const meant = allowed.find((candidate) => candidate.toLowerCase() === textOf(policy)?.toLowerCase());
    const value = meant ?? (allowed.includes('Always') ? 'Always' : never === undefined ? 'OnFailure' : 'Never');
    const title = say`Set restartPolicy to ${value}`;
    if (policy)
      return { title, safety: 'safe', edits: [{ start: problem.start, end: problem.end, text: quoted(context.text, problem, value) }] };
    return addEntryFix(context, podSpec, { title, safety: 'safe', path: ['restartPolicy'], value });
  },
  rationale:
    'Pods of a Deployment, StatefulSet or DaemonSet are there for good, so only `Always` is accepted; Pods of a Job come to an end, so only `OnFailure` and `Never` are. As `Always` is the default, a Job must name one of the two. The API server refuses anything else, and a CronJob or a pipeline shows that only when it is applied.',
  how: [
    'For a Job, write `OnFailure` to try again in the same Pod, or `Never` to get a new Pod with each try and keep the logs of the old.',
    'For everything else leave the policy out.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: batch/v1
kind: Job
metadata:
  name: once
spec:
  template:
    spec:
      containers:
        - name: once
          image: registry.example.com/once:1
`,
    good: `apiVersion: batch/v1
kind: Job
metadata:
  name: once
spec:
  template:
    spec:
      restartPolicy: OnFailure
      containers:
        - name: once
          image: registry.example.com/once:1
`,
  },
  hoverOn: ['spec.template.spec.restartPolicy', 'spec.jobTemplate.spec.template.spec.restartPolicy', 'spec.restartPolicy'],
  equivalents: {
    'kube-linter': ['restart-policy'],
    datree: ['WORKLOAD_INCORRECT_RESTARTPOLICY_VALUE_ALWAYS'],
    'kube-score': ['cronjob-restartpolicy'],
  },
});

const forGood: ReadonlySet<string> = new Set([
  ...['/ReplicationController', 'apps/Deployment', 'apps/StatefulSet', 'apps/DaemonSet', 'apps/ReplicaSet', 'argoproj.io/Rollout'],
  ...['extensions/Deployment', 'extensions/DaemonSet', 'extensions/ReplicaSet', 'apps.openshift.io/DeploymentConfig'],
  ...['apps.kruise.io/CloneSet', 'apps.kruise.io/StatefulSet', 'apps.kruise.io/DaemonSet'],
]);

function allowedFor({ group, kind }: KubernetesObject): readonly string[] | undefined {
  if (group === 'batch') return ['OnFailure', 'Never'];
  if (group === '' && kind === 'Pod') return ['Always', 'OnFailure', 'Never'];
  return forGood.has(`${group}/${kind}`) ? ['Always'] : undefined;
}

function listed(values: readonly string[]): string {
  return values.length < 2 ? values.join('') : say`${values.slice(0, -1).join(', ')} or ${values.at(-1) ?? ''}`;
}
