import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { standsForAll, asksForAttestations } from './image-policies.ts';

export const imageAttestationMissing = defineRule({
  id: 'image-attestation-missing',
  title: 'Image attestations not asked for',
  family: 'kubernetes',
  practice: 'technology/application-release-and-operations/4/validated-on-entry',
  category: 'supply-chain',
  default: 'optional',
  subject: 'workload',
  crossFile: true,
  severity: 'warning',
  check(workload, { workspace }) {
    if (!standsForAll(workload, workspace)) return notApplicable;
    const answer = asksForAttestations(workspace);
    if (answer !== 'no') return answer === 'yes' ? met : unknown;
    const { start, end } = workload.object.anchor;
    return unmet({ start, end, message: say`No policy in the workspace asks images for an attestation.` });
  },
  fixSafety: null,
  rationale:
    'A signature says who made an image; an attestation says how: from which source and builder (SLSA provenance), out of which parts (an SBOM), and what a scan found. A policy that asks for one turns these documents from paper into a condition for running. The finding stands once in the workspace, at its first workload. If your policies are kept elsewhere, leave the rule off.',
  how: [
    "Let the pipeline attest: `actions/attest-build-provenance`, `cosign attest`, or BuildKit's `--attest`.",
    'Name the predicate type under `attestations` of the verification policy, and check the builder or the date in its conditions.',
    'Begin with provenance, as every build can give it.',
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
---
apiVersion: kyverno.io/v1
kind: ClusterPolicy
metadata:
  name: signed-images
spec:
  rules:
    - name: signed
      match:
        any:
          - resources:
              kinds: [Pod]
      verifyImages:
        - imageReferences: ['registry.example.com/*']
          attestors:
            - entries:
                - keyless:
                    subject: 'https://github.com/example/*'
                    issuer: https://token.actions.githubusercontent.com
          attestations:
            - type: https://slsa.dev/provenance/v1
`,
  },
  hoverOn: ['spec.template.spec'],
  equivalents: {
    kyverno: [
      'verify-image-slsa',
      'verify-sbom-cyclonedx',
      'require-vulnerability-scan',
      'verify-image-cve-2022-42889',
      'require-image-source',
    ],
  },
});
