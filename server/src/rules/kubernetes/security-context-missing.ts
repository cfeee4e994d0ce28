import { child } from '../../syntax/tree.ts';
import type { Lookup } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { addEntryFix } from '../edits/yaml.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { containerWithin } from './describe.ts';
import { examplePod } from './examples.ts';
import { isWindows, placeFor } from './pods.ts';

export const securityContextMissing = defineRule({
  id: 'security-context-missing',
  title: 'Security context missing',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/2/least-privilege-containers',
  category: 'security',
  default: 'optional',
  subject: 'container',
  crossFile: true,
  severity: 'warning',
  check(container, { workspace }) {
    const { node, workload } = container;
    if (isWindows(workload) || container.role === 'ephemeral') return notApplicable;
    const contexts = [child(node, 'securityContext'), child(workload.podSpec, 'securityContext')];
    if (contexts.some(saysSomething)) return met;
    const sure = contexts.every((context) => context === undefined || (context.kind === 'map' && !context.open));
    if (!sure || workload.object.fragment || workspace.patchMentions(workload.object, 'securityContext')) return unknown;
    const message = say`Neither ${containerWithin(container)} nor its Pod has a security context.`;
    return unmet({ ...placeFor(container, 'securityContext'), message });
  },
  fixSafety: 'safe',
  fix({ node }, _problem, context) {
    return addEntryFix(context, node, {
      title: say`Add a security context`,
      safety: 'safe',
      path: ['securityContext', 'allowPrivilegeEscalation'],
      value: false,
    });
  },
  rationale:
    'Everything that Kubernetes can take away from a process stands in a security context, of the Pod or of the container. Where both are missing nobody has thought of it, and the container runs with all that its runtime gives. The rules about single settings say what to put in; this one is for those who want to see the gap once and not setting by setting.',
  how: [
    'Begin with `allowPrivilegeEscalation: false` and `capabilities.drop: [ALL]` for each container.',
    'Add `runAsNonRoot: true` and `seccompProfile.type: RuntimeDefault` for the Pod.',
  ],
  example: {
    language: 'yaml',
    bad: examplePod({}),
    good: examplePod({ container: 'securityContext:\n  allowPrivilegeEscalation: false' }),
  },
  hoverOn: ['securityContext'],
  equivalents: {
    kubescape: ['C-0211'],
    checkov: ['CKV_K8S_29', 'CKV_K8S_30'],
    trivy: ['KSV-0118'],
    kyverno: ['add-default-securitycontext'],
    datree: ['CIS_MISSING_KEY_SECURITYCONTEXT'],
  },
});

function saysSomething(context: Lookup): boolean {
  return context?.kind === 'map' && context.entries.length > 0;
}
