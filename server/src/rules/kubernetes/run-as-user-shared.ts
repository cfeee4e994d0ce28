import type { KubernetesObject, Workload } from '../../facts/kubernetes/types.ts';
import { podPathOf } from '../../facts/kubernetes/kinds.ts';
import { at, itemsOf } from '../../syntax/tree.ts';
import type { Lookup, ScalarNode } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import type { LocatedObject } from '../../workspace/view.ts';
import { defineRule } from '../rule.ts';
import type { RuleContext } from '../rule.ts';
import { describeObject } from './describe.ts';
import { podFields } from './hover-paths.ts';
import { byKeys } from './per-list.ts';
import { outcomeOf, problemAt } from './verdicts.ts';
import type { Verdict } from './verdicts.ts';

const kinds: readonly string[] = ['apps/Deployment', 'apps/StatefulSet', 'apps/DaemonSet', 'batch/Job', 'batch/CronJob', '/Pod'];

export const runAsUserShared = defineRule({
  id: 'run-as-user-shared',
  title: 'User id shared between workloads',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/4/attack-surface-reduced',
  category: 'security',
  default: 'optional',
  subject: 'workload',
  crossFile: true,
  severity: 'warning',
  check(workload, context) {
    return outcomeOf(
      usersIn(workload.podSpec).map((user): Verdict => {
        const other = neighbourOf(workload, user.value, context);
        if (!other) return 'met';
        const related = [{ at: other, ...spanOf(other.subject), message: say`${describeObject(other.subject)} runs as the same user.` }];
        const message = say`${describeObject(workload.object)} runs as user ${user.text}, as does ${describeObject(other.subject)}.`;
        return { ...problemAt(user, message), related };
      }),
    );
  },
  fixSafety: null,
  rationale:
    'Two workloads with one user id are one user to the kernel: whoever breaks out of the first can read the files and signal the processes of the second on the same node. Compared are workloads that are applied together and write a `runAsUser` other than 0. Where Pods have user namespaces, ids differ by themselves and the rule is not needed.',
  how: [
    'Give each workload a `runAsUser` of its own, for instance from a list kept beside the manifests.',
    'Or set `hostUsers: false`, which maps the ids of each Pod to numbers of its own.',
  ],
  example: {
    language: 'yaml',
    bad: pair(10001, 10001),
    good: pair(10001, 10002),
  },
  hoverOn: podFields('securityContext.runAsUser'),
  equivalents: { kyverno: ['require-unique-uid-per-workload'] },
});

/** Another that is applied with the workload and does not go by its name, which a variant of itself would. */
function neighbourOf({ object }: Workload, user: unknown, { workspace, uri }: RuleContext): LocatedObject | undefined {
  const { directory } = workspace.scopeOf(uri);
  return kinds
    .flatMap((kind) => byUser(workspace.objectsOf(kind)).get(user) ?? [])
    .find(
      ({ keys, uri: other }) => keys.name !== undefined && keys.name !== object.name && workspace.scopeOf(other).directory === directory,
    );
}

const byUser = byKeys((object): readonly unknown[] => {
  const path = podPathOf(object.group, object.kind);
  return path ? usersIn(at(object.node, ...path, 'spec')).map(({ value }) => value) : [];
});

/** One value for each user: where it is written first. */
function usersIn(podSpec: Lookup): readonly ScalarNode[] {
  const hostUsers = at(podSpec, 'hostUsers');
  if (hostUsers?.kind === 'scalar' && hostUsers.value === false) return [];
  const holders = [podSpec, ...itemsOf(at(podSpec, 'containers')).items];
  const found = new Map<unknown, ScalarNode>();
  for (const holder of holders) {
    const user = at(holder, 'securityContext', 'runAsUser');
    if (user?.kind === 'scalar' && typeof user.value === 'number' && user.value > 0 && !found.has(user.value)) found.set(user.value, user);
  }
  return [...found.values()];
}

function spanOf({ anchor: { start, end } }: KubernetesObject): { readonly start: number; readonly end: number } {
  return { start, end };
}

function pair(first: number, second: number): string {
  return [`web ${String(first)}`, `shop ${String(second)}`]
    .map((line) => line.split(' '))
    .map(
      ([name = '', user = '']) => `apiVersion: v1
kind: Pod
metadata:
  name: ${name}
spec:
  securityContext:
    runAsUser: ${user}
  containers:
    - name: ${name}
      image: registry.example.com/${name}:1.4.2
`,
    )
    .join('---\n');
}
