import type { Lookup, ScalarNode } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { addEntryFix } from '../edits/yaml.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeContainer } from './describe.ts';
import { isWindows, placeFor, securityValue } from './pods.ts';

export const runAsNonRootMissing = defineRule({
  id: 'run-as-non-root-missing',
  title: 'May run as root',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/2/least-privilege-containers',
  category: 'security',
  default: 'on',
  subject: 'container',
  crossFile: true,
  severity: 'warning',
  check(container, { workspace }) {
    const { object } = container.workload;
    // OpenShift gives every Pod a user of its own.
    if (isWindows(container.workload)) return notApplicable;
    if (object.group === 'apps.openshift.io') return unknown;
    const user = securityValue(container, 'runAsUser');
    const nonRoot = securityValue(container, 'runAsNonRoot');
    // A rule of its own speaks of user 0.
    if (user?.kind === 'scalar' && user.value === 0) return notApplicable;
    const allowed = explicitRoot(user, nonRoot);
    if (allowed)
      return unmet({
        start: allowed.start,
        end: allowed.end,
        message: say`${describeContainer(container)} is told that it may run as root.`,
      });
    if (user?.kind === 'scalar' || (nonRoot?.kind === 'scalar' && nonRoot.value === true)) return met;
    if (user !== undefined || nonRoot !== undefined || object.fragment) return unknown;
    if (['runAsNonRoot', 'runAsUser'].some((key) => workspace.patchMentions(object, key))) return unknown;
    return unmet({
      ...placeFor(container, 'securityContext'),
      message: say`${describeContainer(container)} is not kept from running as root.`,
    });
  },
  fixSafety: 'review',
  fix(container, problem, context) {
    if (!explicitRoot(securityValue(container, 'runAsUser'), securityValue(container, 'runAsNonRoot')))
      return addEntryFix(context, container.node, {
        title: say`Refuse to run as root`,
        safety: 'review',
        path: ['securityContext', 'runAsNonRoot'],
        value: true,
      });
    return { title: say`Refuse to run as root`, safety: 'review', edits: [{ start: problem.start, end: problem.end, text: 'true' }] };
  },
  rationale:
    'Root in a container is root to the kernel: one flaw in the runtime, one mounted host folder, and it is root on the node. `runAsNonRoot: true` makes the kubelet refuse such a start; a `runAsUser` other than 0, on the container or on its Pod, is just as good. `runAsUser: 0` is left to a rule of its own. An image that names no user runs as root, so the setting stops it until the image is changed: try it before production.',
  how: [
    'Give the image a user: `USER 10001` in its Dockerfile, and files that this user may read.',
    'Set `runAsNonRoot: true` for the Pod or for each container.',
    'Let the process listen on a port above 1023.',
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
      securityContext:
        runAsNonRoot: true
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
`,
  },
  hoverOn: ['securityContext.runAsNonRoot', 'securityContext.runAsUser'],
  equivalents: {
    'kube-linter': ['run-as-non-root'],
    polaris: ['runAsRootAllowed'],
    monokle: ['PSS203', 'KSV012'],
    kubescape: ['C-0013'],
    kyverno: ['require-run-as-nonroot'],
    checkov: ['CKV_K8S_23'],
    trivy: ['KSV-0012'],
    datree: ['CONTAINERS_INCORRECT_RUNASNONROOT_VALUE'],
  },
});

/** `runAsNonRoot: false` with no user beside it. */
function explicitRoot(user: Lookup, nonRoot: Lookup): ScalarNode | undefined {
  return user === undefined && nonRoot?.kind === 'scalar' && nonRoot.value === false ? nonRoot : undefined;
}
