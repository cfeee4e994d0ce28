import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { spanOf } from './places.ts';

export const admissionPolicyMissing = defineRule({
  id: 'admission-policy-missing',
  title: 'No admission policy',
  practice: 'policy/implementation-and-compliance/3/policy-as-code',
  family: 'kubernetes',
  category: 'security',
  default: 'optional',
  subject: 'workload',
  crossFile: true,
  severity: 'warning',
  check({ object }, { workspace }) {
    // One workload speaks for the workspace.
    if (workspace.firstWorkload()?.subject.object.node !== object.node) return notApplicable;
    if (policyKinds.some((kind) => workspace.objectsOf(kind).length > 0)) return met;
    if (bringers.some((kind) => workspace.objectsOf(kind).length > 0)) return unknown;
    return unmet({ ...spanOf(object.anchor), message: say`No policy in this workspace says what may be admitted.` });
  },
  fixSafety: null,
  rationale:
    'Rules that are only written down are kept by those who remember them. Kyverno, Gatekeeper, Kubewarden and the ValidatingAdmissionPolicies of Kubernetes itself have the cluster check every object against them. The finding stands at one workload for the whole workspace; turn the rule on where the policies of the cluster belong to it.',
  how: ['Begin with few policies that audit, such as one for trusted registries.', 'Enforce them when nothing violates them any more.'],
  example: {
    language: 'yaml',
    bad: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: registry.example.com/web:1.4.2
`,
    good: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: registry.example.com/web:1.4.2
---
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicy
metadata:
  name: team-label
spec:
  validations:
    - expression: has(object.metadata.labels.team)
`,
  },
  hoverOn: ['metadata.name'],
  equivalents: {},
});

const policyKinds: readonly string[] = [
  'admissionregistration.k8s.io/MutatingAdmissionPolicy',
  'admissionregistration.k8s.io/ValidatingAdmissionPolicy',
  'kyverno.io/ClusterPolicy',
  'kyverno.io/Policy',
  'policies.kyverno.io/ValidatingPolicy',
  'policies.kyverno.io/ImageValidatingPolicy',
  'policies.kubewarden.io/AdmissionPolicy',
  'policies.kubewarden.io/ClusterAdmissionPolicy',
  'templates.gatekeeper.sh/ConstraintTemplate',
];

/** What these bring, no file shows. */
const bringers: readonly string[] = ['argoproj.io/Application', 'argoproj.io/ApplicationSet', 'helm.toolkit.fluxcd.io/HelmRelease'];
