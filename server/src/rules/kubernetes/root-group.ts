import type { Workload } from '../../facts/kubernetes/types.ts';
import { at, itemsOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { editOf } from '../edits/edit.ts';
import { judge } from '../edits/value.ts';
import { defineRule, notApplicable } from '../rule.ts';
import { describeObject } from './describe.ts';
import { examplePod } from './examples.ts';
import { securityFields } from './hover-paths.ts';
import { isWindows } from './pods.ts';
import { settingsOf } from './settings.ts';
import { outcomeOf, problemAt } from './verdicts.ts';
import type { Verdict } from './verdicts.ts';

export const rootGroup = defineRule({
  id: 'root-group',
  title: 'Root group asked for',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/3/benchmarks-adopted',
  category: 'security',
  default: 'optional',
  subject: 'workload',
  crossFile: false,
  severity: 'warning',
  check(workload) {
    if (isWindows(workload)) return notApplicable;
    const groups = settingsOf(workload, 'runAsGroup').map(({ value, whom }) =>
      verdictOf(value, say`${whom} runs in group 0, the root group.`),
    );
    return outcomeOf([...groups, ...podGroups(workload)]);
  },
  fixSafety: 'review',
  fix(_workload, problem, { text }) {
    return { title: say`Use another group`, safety: 'review', edits: [editOf(text, problem.start, problem.end, [judge(10001)])] };
  },
  rationale:
    'Files of the root group are often writable for it, on volumes and in the image alike, so a process in group 0 can change more than it should. Looked at are `runAsGroup`, `fsGroup` and `supplementalGroups` where they are written. OpenShift runs images in group 0 on purpose; leave the rule off there.',
  how: [
    'Let the files that the process needs belong to a group of its own, in the image and through `fsGroup`.',
    'Put the id of that group in the place of 0.',
  ],
  example: {
    language: 'yaml',
    bad: examplePod({ pod: 'securityContext:\n  fsGroup: 0' }),
    good: examplePod({ pod: 'securityContext:\n  fsGroup: 10001' }),
  },
  hoverOn: securityFields('runAsGroup', 'fsGroup', 'supplementalGroups'),
  equivalents: {
    'kube-linter': ['run-as-non-root'],
    monokle: ['KBP109', 'KSV029'],
    kyverno: ['require-non-root-groups', 'check-supplemental-groups'],
    trivy: ['KSV-0116'],
  },
});

function podGroups({ object, podSpec }: Workload): readonly Verdict[] {
  const fsGroup = at(podSpec, 'securityContext', 'fsGroup');
  const { items, complete } = itemsOf(at(podSpec, 'securityContext', 'supplementalGroups'));
  const whom = describeObject(object);
  return [
    ...(fsGroup === undefined ? [] : [verdictOf(fsGroup, say`${whom} gives its volumes to group 0, the root group.`)]),
    ...items.map((item) => verdictOf(item, say`${whom} adds its processes to group 0, the root group.`)),
    ...(complete ? [] : ['unknown' as const]),
  ];
}

function verdictOf(value: ReturnType<typeof itemsOf>['items'][number], message: string): Verdict {
  if (value.kind !== 'scalar') return 'unknown';
  return value.value === 0 ? problemAt(value, message) : 'met';
}
