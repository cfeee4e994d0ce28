import type { KubernetesObject } from '../../facts/kubernetes/types.ts';
import { at, child, textOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import type { Outcome, RuleContext } from '../rule.ts';
import { describeObject } from './describe.ts';
import { exampleRole } from './examples.ts';
import { grantOutcome, grantVerdicts } from './grants.ts';
import type { Grant } from './grants.ts';
import { roleNameOf, subjectsOf } from './holders.ts';
import { isBinding, isBuiltIn, rbacGroup } from './rbac.ts';

const grant: Grant = {
  groups: [''],
  resources: ['pods/exec', 'pods/attach', 'pods/*', '*'],
  // A shell can be had by `get` too, over a web socket.
  verbs: ['create', 'get'],
  get lets() {
    return say`open a shell in Pods`;
  },
};

/** Of those that come with Kubernetes; `cluster-admin` is a finding of its own. */
const builtInWithShell: ReadonlySet<string> = new Set(['admin', 'edit']);

export const rbacPodExecAttach = defineRule({
  id: 'rbac-pod-exec-attach',
  title: 'Role that may open a shell in Pods',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/4/no-manual-entry',
  category: 'security',
  default: 'on',
  subject: 'object',
  crossFile: true,
  severity: 'warning',
  check(object, context) {
    return isBinding(object) ? bindingOutcome(object, context) : grantOutcome(object, grant, context);
  },
  fixSafety: null,
  rationale:
    'With a shell in a running Pod somebody can read its secrets, change its files and leave no trace in any repository; the audit log says that a shell was opened, not what was typed. Looked at are roles with `pods/exec` or `pods/attach`, wildcards included, that people hold or that nobody is seen to hold, and bindings of people to the built-in roles `admin` and `edit`, which include it.',
  how: [
    'Remove `pods/exec` and `pods/attach` from roles that hold in production, and bind people to `view`.',
    'Give them what they look for otherwise: logs, metrics, traces, a copy of the data.',
    'For an incident, grant it for a limited time through a tool that records the session.',
  ],
  example: {
    language: 'yaml',
    bad: exampleRole("- apiGroups: ['']\n  resources: [pods/exec]\n  verbs: [create]"),
    good: exampleRole("- apiGroups: ['']\n  resources: [pods, pods/log]\n  verbs: [get, list]"),
  },
  hoverOn: ['rules', 'rules.resources', 'roleRef'],
  equivalents: {
    polaris: [
      'rolePodExecAttach',
      'clusterrolePodExecAttach',
      'clusterrolebindingPodExecAttach',
      'rolebindingRolePodExecAttach',
      'rolebindingClusterRolePodExecAttach',
    ],
    monokle: ['KBP108'],
    kubescape: ['C-0002'],
    checkov: ['CKV2_K8S_2'],
    trivy: ['KSV-0053', 'KSV-0054'],
  },
});

/** A role of the workspace is flagged itself, unless its name says that Kubernetes brought it. */
function bindingOutcome(binding: KubernetesObject, { workspace, uri }: RuleContext): Outcome {
  const name = roleNameOf(binding);
  if (isBuiltIn(binding) || name === undefined) return notApplicable;
  if (name.kind !== 'scalar') return unknown;
  const { subjects } = subjectsOf(binding);
  const toPeople = subjects.some((subject) => ['User', 'Group'].includes(textOf(child(subject, 'kind')) ?? ''));
  const kind = textOf(at(binding.node, 'roleRef', 'kind')) ?? '';
  if (!toPeople || kind === '') return notApplicable;
  const [role] = workspace.named(`${rbacGroup}/${kind}`, name.text, binding, uri).certain;
  const opens = role
    ? isBuiltIn(role.subject) && grantVerdicts(role.subject, grant).some((verdict) => typeof verdict === 'object')
    : kind === 'ClusterRole' && builtInWithShell.has(name.text);
  if (!opens) return role && !isBuiltIn(role.subject) ? notApplicable : met;
  return unmet({
    start: name.start,
    end: name.end,
    message: say`${describeObject(binding)} lets people open a shell in Pods, as the role ${name.text} does.`,
  });
}
