import { at, child, isUnknown, textOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import type { WorkspaceView } from '../../workspace/view.ts';
import { judge } from '../edits/value.ts';
import { addEntryFix } from '../edits/yaml.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { keyPlace, spanOf } from './places.ts';

const label = 'pod-security.kubernetes.io/enforce';

export const namespacePsaLabelMissing = defineRule({
  id: 'namespace-psa-label-missing',
  title: 'Namespace without Pod Security',
  practice: 'technology/security-and-policy/2/requests-validated',
  family: 'kubernetes',
  category: 'security',
  default: 'on',
  subject: 'object',
  crossFile: true,
  severity: 'warning',
  check(object, { workspace }) {
    const { group, kind, name, node, fragment } = object;
    if (group !== '' || kind !== 'Namespace' || fragment) return notApplicable;
    if (name === undefined) return unknown;
    if (/^(?:kube|openshift)-/.test(name)) return notApplicable;
    const labels = at(node, 'metadata', 'labels');
    const level = child(labels, label);
    if (isUnknown(level) || workspace.labelIsSetElsewhere(label) || workspace.patchMentions(object, label)) return unknown;
    if (textOf(level) !== undefined) return met;
    if (isOpenshift(object.labels, node) || isValidatedElsewhere(workspace)) return unknown;
    return unmet({
      ...(labels ? keyPlace(object, 'metadata', 'labels') : spanOf(object.anchor)),
      message: say`Namespace "${name}" enforces no Pod Security Standard.`,
    });
  },
  fixSafety: 'review',
  fix(object, _problem, context) {
    return addEntryFix(context, object.node, {
      title: say`Enforce the baseline`,
      safety: 'review',
      path: ['metadata', 'labels', label],
      value: judge('baseline'),
      after: ['name'],
    });
  },
  rationale:
    'Kubernetes checks Pods at admission against the Pod Security Standards, but only in namespaces that say which of them to enforce; in all others a privileged Pod is let in. The labels `warn` and `audit` let it in as well. `privileged` is accepted, as somebody chose it. Where the workspace holds policies of an admission controller, or OpenShift sets the labels, the rule is left open.',
  how: [
    'Label the namespace with `pod-security.kubernetes.io/enforce: baseline`, or `restricted` where all Pods are ready for it.',
    'Try it first: `kubectl label --dry-run=server --overwrite ns NAME pod-security.kubernetes.io/enforce=restricted` names the Pods that it would refuse.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
`,
    good: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    pod-security.kubernetes.io/enforce: restricted
`,
  },
  hoverOn: ['metadata.labels'],
  equivalents: {
    kubescape: [
      'C-0192',
      'C-0193',
      'C-0194',
      'C-0195',
      'C-0196',
      'C-0197',
      'C-0198',
      'C-0199',
      'C-0200',
      'C-0201',
      'C-0202',
      'C-0203',
      'C-0204',
    ],
    kyverno: ['deny-privileged-profile', 'add-psa-labels', 'add-psa-namespace-reporting'],
  },
});

const policyKinds: readonly string[] = [
  'kyverno.io/ClusterPolicy',
  'policies.kyverno.io/ValidatingPolicy',
  'templates.gatekeeper.sh/ConstraintTemplate',
  'admissionregistration.k8s.io/ValidatingAdmissionPolicy',
  'policies.kubewarden.io/ClusterAdmissionPolicy',
  'pod-security.admission.config.k8s.io/PodSecurityConfiguration',
  'apiserver.config.k8s.io/AdmissionConfiguration',
];

function isValidatedElsewhere(workspace: WorkspaceView): boolean {
  return policyKinds.some((kind) => workspace.objectsOf(kind).length > 0);
}

function isOpenshift(labels: ReadonlyMap<string, string> | undefined, node: Parameters<typeof at>[0]): boolean {
  const annotations = at(node, 'metadata', 'annotations');
  const keys = [...(labels?.keys() ?? []), ...(annotations?.kind === 'map' ? annotations.entries.map(({ key }) => key.text) : [])];
  return keys.some((key) => /^(?:[a-z.]+\.)?openshift\.io\//.test(key));
}
