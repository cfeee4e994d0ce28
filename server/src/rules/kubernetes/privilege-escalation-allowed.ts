import { at, isUnknown, itemsOf, textOf } from '../../syntax/tree.ts';
import type { Container } from '../../facts/kubernetes/types.ts';
import { say } from '../../texts/texts.ts';
import { addEntryFix } from '../edits/yaml.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeContainer } from './describe.ts';
import { isWindows, placeFor } from './pods.ts';

export const privilegeEscalationAllowed = defineRule({
  id: 'privilege-escalation-allowed',
  title: 'Privilege escalation allowed',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/2/least-privilege-containers',
  category: 'security',
  default: 'on',
  subject: 'container',
  crossFile: true,
  severity: 'warning',
  check(container, { workspace }) {
    if (isWindows(container.workload) || needsEscalation(container)) return notApplicable;
    const allowed = at(container.node, 'securityContext', 'allowPrivilegeEscalation');
    if (isUnknown(allowed)) return unknown;
    if (allowed?.kind === 'scalar') {
      if (allowed.value !== true) return met;
      return unmet({
        start: allowed.start,
        end: allowed.end,
        message: say`${describeContainer(container)} lets its processes gain more rights than it started with.`,
      });
    }
    const { object } = container.workload;
    if (object.fragment || workspace.patchMentions(object, 'allowPrivilegeEscalation')) return unknown;
    const message = say`${describeContainer(container)} does not set allowPrivilegeEscalation to false.`;
    return unmet({ ...placeFor(container, 'securityContext'), message });
  },
  fixSafety: 'safe',
  fix(container, problem, context) {
    const title = say`Set allowPrivilegeEscalation to false`;
    const allowed = at(container.node, 'securityContext', 'allowPrivilegeEscalation');
    if (allowed?.kind === 'scalar') return { title, safety: 'safe', edits: [{ start: problem.start, end: problem.end, text: 'false' }] };
    return addEntryFix(context, container.node, {
      title,
      safety: 'safe',
      path: ['securityContext', 'allowPrivilegeEscalation'],
      value: false,
    });
  },
  rationale:
    'Unless it is switched off, a process in the container can come to more rights than it started with, by a setuid program such as `sudo` or `su` that the image happens to hold. Almost nothing needs that at run time, and many ways out of a container begin there. Privileged containers, which escalate by definition, are a finding of their own.',
  how: [
    'Set `allowPrivilegeEscalation: false` in the security context of each container, init containers included.',
    'If something breaks, find the setuid program that it calls and start the container as the right user instead.',
    'Enforce it with the `restricted` Pod security standard of the namespace.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels: { app: web }
  template:
    metadata:
      labels: { app: web }
    spec:
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
`,
    good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels: { app: web }
  template:
    metadata:
      labels: { app: web }
    spec:
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          securityContext:
            allowPrivilegeEscalation: false
`,
  },
  hoverOn: ['securityContext.allowPrivilegeEscalation'],
  equivalents: {
    'kube-linter': ['privilege-escalation-container'],
    polaris: ['privilegeEscalationAllowed'],
    monokle: ['PSS202', 'KSV001'],
    kubescape: ['C-0016'],
    kyverno: ['disallow-privilege-escalation'],
    checkov: ['CKV_K8S_20'],
    trivy: ['KSV-0001'],
    datree: ['CONTAINERS_MISSING_KEY_ALLOWPRIVILEGEESCALATION'],
  },
});

/** The API server refuses `false` beside these. */
function needsEscalation({ node }: Container): boolean {
  const privileged = at(node, 'securityContext', 'privileged');
  if (privileged?.kind === 'scalar' && privileged.value === true) return true;
  const added = itemsOf(at(node, 'securityContext', 'capabilities', 'add')).items.map(textOf);
  return added.some((capability) => capability === 'SYS_ADMIN' || capability === 'CAP_SYS_ADMIN');
}
